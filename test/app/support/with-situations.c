/*
 * The virtual card is a PIV card, which has no data objects of ours; this library passes every call on to OpenSC and
 * shows one data object more, CPS_ACTIVITY_01_PS, so that the whole application can be opened with that card.
 * Layout and order of the function list: PKCS#11 v2.40, §3.6 and pkcs11f.h.
 */
#include <dlfcn.h>
#include <stddef.h>
#include <string.h>

struct attribute {
  unsigned long type;
  void *value;
  unsigned long length;
};

typedef unsigned long (*get_list)(void **);
typedef unsigned long (*get_value)(unsigned long, unsigned long, struct attribute *, unsigned long);
typedef unsigned long (*find_init)(unsigned long, struct attribute *, unsigned long);
typedef unsigned long (*find)(unsigned long, unsigned long *, unsigned long, unsigned long *);
typedef unsigned long (*find_final)(unsigned long);

enum { CALLS = 68, GET_FUNCTION_LIST = 3, GET_VALUE = 24, FIND_INIT = 26, FIND = 27, FIND_FINAL = 28 };
enum { CLASS = 0, LABEL = 3, VALUE = 0x11, DATA = 0, GENERAL_ERROR = 5, BUFFER_TOO_SMALL = 0x150 };
enum { OURS = 0x7fffff01 };

struct functions {
  unsigned char version[2];
  void *calls[CALLS];
};

static struct functions *real;
static struct functions shown;
static const unsigned char activity[] = {ACTIVITY};
static const char label[] = "CPS_ACTIVITY_01_PS";
/* 0: a search of OpenSC's own; 1: one for data objects, nothing given yet; 2: ours was given. */
static int searching;

static unsigned long start(unsigned long session, struct attribute *wanted, unsigned long count) {
  unsigned long class = 1;
  for (unsigned long at = 0; at < count; at += 1)
    if (wanted[at].type == CLASS && wanted[at].length == sizeof class) memcpy(&class, wanted[at].value, sizeof class);
  searching = class == DATA ? 1 : 0;
  return searching ? 0 : ((find_init)real->calls[FIND_INIT])(session, wanted, count);
}

static unsigned long next(unsigned long session, unsigned long *objects, unsigned long most, unsigned long *count) {
  if (!searching) return ((find)real->calls[FIND])(session, objects, most, count);
  *count = searching == 1 && most > 0 ? 1 : 0;
  if (*count) objects[0] = OURS;
  searching = 2;
  return 0;
}

static unsigned long finish(unsigned long session) {
  if (!searching) return ((find_final)real->calls[FIND_FINAL])(session);
  searching = 0;
  return 0;
}

static unsigned long give(struct attribute *wanted, const void *bytes, unsigned long length) {
  unsigned long room = wanted->length;
  wanted->length = length;
  if (!wanted->value) return 0;
  if (room < length) return BUFFER_TOO_SMALL;
  memcpy(wanted->value, bytes, length);
  return 0;
}

static unsigned long value(unsigned long session, unsigned long object, struct attribute *wanted, unsigned long count) {
  unsigned long result = 0;
  if (object != OURS) return ((get_value)real->calls[GET_VALUE])(session, object, wanted, count);
  for (unsigned long at = 0; at < count && result == 0; at += 1) {
    if (wanted[at].type == LABEL) result = give(&wanted[at], label, sizeof label - 1);
    if (wanted[at].type == VALUE) result = give(&wanted[at], activity, sizeof activity);
  }
  return result;
}

unsigned long C_GetFunctionList(void **list) {
  if (!real) {
    void *library = dlopen(REAL_LIBRARY, RTLD_NOW);
    get_list get = library ? (get_list)dlsym(library, "C_GetFunctionList") : NULL;
    if (!get || get((void **)&real) != 0) return GENERAL_ERROR;
    shown = *real;
    shown.calls[GET_FUNCTION_LIST] = (void *)C_GetFunctionList;
    shown.calls[GET_VALUE] = (void *)value;
    shown.calls[FIND_INIT] = (void *)start;
    shown.calls[FIND] = (void *)next;
    shown.calls[FIND_FINAL] = (void *)finish;
  }
  *list = &shown;
  return 0;
}
