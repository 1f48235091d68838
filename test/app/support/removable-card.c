/*
 * The test card of SoftHSM2 as one that can be pulled. A SoftHSM2 token is always in its slot; this library passes
 * every call on, and says that the slot is empty while a file named «<SOFTHSM2_CONF>.pulled» exists.
 * Layout and order of the function list: PKCS#11 v2.40, §3.6 and pkcs11f.h.
 */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef unsigned long (*get_list)(void **);
typedef unsigned long (*get_slot_list)(unsigned char, unsigned long *, unsigned long *);
typedef unsigned long (*get_slot_info)(unsigned long, unsigned char *);
typedef unsigned long (*open_session)(unsigned long, unsigned long, void *, void *, unsigned long *);

enum { CALLS = 68, GET_FUNCTION_LIST = 3, GET_SLOT_LIST = 4, GET_SLOT_INFO = 5, OPEN_SESSION = 12 };
enum { FLAGS_OFFSET = 96, TOKEN_PRESENT = 1, TOKEN_NOT_PRESENT = 0xE0, GENERAL_ERROR = 5 };

struct functions {
  unsigned char version[2];
  void *calls[CALLS];
};

static struct functions *real;
static struct functions shown;

static int is_pulled(void) {
  const char *conf = getenv("SOFTHSM2_CONF");
  char path[4096];
  if (!conf || snprintf(path, sizeof path, "%s.pulled", conf) >= (int)sizeof path) return 0;
  return access(path, F_OK) == 0;
}

static unsigned long slot_list(unsigned char token_present, unsigned long *slots, unsigned long *count) {
  if (token_present && is_pulled()) {
    *count = 0;
    return 0;
  }
  return ((get_slot_list)real->calls[GET_SLOT_LIST])(token_present, slots, count);
}

static unsigned long slot_info(unsigned long slot, unsigned char *info) {
  unsigned long result = ((get_slot_info)real->calls[GET_SLOT_INFO])(slot, info);
  unsigned long flags;
  if (result != 0 || !is_pulled()) return result;
  memcpy(&flags, info + FLAGS_OFFSET, sizeof flags);
  flags &= ~(unsigned long)TOKEN_PRESENT;
  memcpy(info + FLAGS_OFFSET, &flags, sizeof flags);
  return result;
}

static unsigned long session(unsigned long slot, unsigned long flags, void *data, void *notify, unsigned long *handle) {
  if (is_pulled()) return TOKEN_NOT_PRESENT;
  return ((open_session)real->calls[OPEN_SESSION])(slot, flags, data, notify, handle);
}

unsigned long C_GetFunctionList(void **list) {
  if (!real) {
    void *library = dlopen(REAL_LIBRARY, RTLD_NOW);
    get_list get = library ? (get_list)dlsym(library, "C_GetFunctionList") : NULL;
    if (!get || get((void **)&real) != 0) return GENERAL_ERROR;
    shown = *real;
    shown.calls[GET_FUNCTION_LIST] = (void *)C_GetFunctionList;
    shown.calls[GET_SLOT_LIST] = (void *)slot_list;
    shown.calls[GET_SLOT_INFO] = (void *)slot_info;
    shown.calls[OPEN_SESSION] = (void *)session;
  }
  *list = &shown;
  return 0;
}
