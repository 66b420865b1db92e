// In place of libjbig in what is given away: libtiff asks for it, and it is under the GPL, which would
// then be the licence of the whole program. Pictures of that kind (bi-level faxes) are refused, as
// other broken ones are. Names and results: jbig.h of JBIG-KIT 2.1.
#include <stddef.h>

enum { implementation_limit = 7 << 4 };

void jbg_dec_init(void *state) { (void)state; }
void jbg_dec_free(void *state) { (void)state; }
void jbg_enc_free(void *state) { (void)state; }
void jbg_enc_out(void *state) { (void)state; }
size_t jbg_dec_getsize(const void *state) { return (void)state, 0; }
unsigned char *jbg_dec_getimage(const void *state, int plane) { return (void)state, (void)plane, NULL; }
int jbg_newlen(unsigned char *file, size_t length) { return (void)file, (void)length, implementation_limit; }
const char *jbg_strerror(int error) { return (void)error, "JBIG is not read"; }

int jbg_dec_in(void *state, unsigned char *data, size_t length, size_t *taken) {
  (void)state, (void)data, (void)length;
  if (taken) *taken = 0;
  return implementation_limit;
}

void jbg_enc_init(
    void *state, unsigned long width, unsigned long height, int planes, unsigned char **plane,
    void (*output)(unsigned char *start, size_t length, void *file), void *file) {
  (void)state, (void)width, (void)height, (void)planes, (void)plane, (void)output, (void)file;
}
