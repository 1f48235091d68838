/*
 * The test card of SoftHSM2 as one that can be pulled. A SoftHSM2 token is always in its slot; this library passes
 * every call on, and says that the slot is empty while a file named «<SOFTHSM2_CONF>.pulled» exists. Like a middleware
 * that hangs it keeps a call for itself while «<SOFTHSM2_CONF>.hung-login», «-signature» (of the signature key) or «-tls»
 * (of a handshake: OpenSSL hashes by itself, the product has the card hash) exists.
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

typedef unsigned long (*log_in)(unsigned long, unsigned long, unsigned char *, unsigned long);
typedef unsigned long (*sign_init)(unsigned long, unsigned long *, unsigned long);
typedef unsigned long (*sign)(unsigned long, unsigned char *, unsigned long, unsigned char *, unsigned long *);

enum { CALLS = 68, GET_FUNCTION_LIST = 3, GET_SLOT_LIST = 4, GET_SLOT_INFO = 5, OPEN_SESSION = 12 };
enum { LOGIN = 18, GET_ATTRIBUTE_VALUE = 24, SIGN_INIT = 42, SIGN = 43 };
enum { CKM_SHA256_RSA_PKCS = 0x40, CKA_ID = 0x102, SIGNATURE_KEY = 0x10, LOOK_AGAIN_US = 20000 };
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

struct attribute {
  unsigned long type;
  void *value;
  unsigned long length;
};
typedef unsigned long (*get_attributes)(unsigned long, unsigned long, struct attribute *, unsigned long);

static const char *signing = "";

static void hang_at(const char *call) {
  const char *conf = getenv("SOFTHSM2_CONF");
  char path[4096];
  if (!conf || snprintf(path, sizeof path, "%s.hung-%s", conf, call) >= (int)sizeof path) return;
  while (access(path, F_OK) == 0) usleep(LOOK_AGAIN_US);
}

static unsigned long login(unsigned long session, unsigned long user, unsigned char *pin, unsigned long length) {
  hang_at("login");
  return ((log_in)real->calls[LOGIN])(session, user, pin, length);
}

static unsigned long begin_signature(unsigned long session, unsigned long *mechanism, unsigned long key) {
  unsigned char id[8] = {0};
  struct attribute asked = {CKA_ID, id, sizeof id};
  ((get_attributes)real->calls[GET_ATTRIBUTE_VALUE])(session, key, &asked, 1);
  signing = *mechanism != CKM_SHA256_RSA_PKCS ? "tls" : id[1] == SIGNATURE_KEY ? "signature" : "authentication";
  return ((sign_init)real->calls[SIGN_INIT])(session, mechanism, key);
}

static unsigned long signature(unsigned long session, unsigned char *data, unsigned long length, unsigned char *out,
                               unsigned long *size) {
  hang_at(signing);
  return ((sign)real->calls[SIGN])(session, data, length, out, size);
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
    shown.calls[LOGIN] = (void *)login;
    shown.calls[SIGN_INIT] = (void *)begin_signature;
    shown.calls[SIGN] = (void *)signature;
  }
  *list = &shown;
  return 0;
}
