#ifndef COMMON_H
#define COMMON_H

#include "CPictures.h"

picture_result picture_ok(void);
picture_result picture_failure(picture_status status, const char *format, ...)
  __attribute__((format(printf, 2, 3)));

/// Memory aligned to 64 bytes, as the resampler wants rows; null where there is none.
void *picture_aligned(size_t count);
/// Bytes of a row of `count` bytes, up to the next multiple of 64.
static inline ptrdiff_t picture_row_bytes(int64_t count) { return (ptrdiff_t)((count + 63) / 64 * 64); }

/// Planes of the full size for `colours` channels (1, 3 or 4) and perhaps alpha.
picture_result picture_source_begin(
  picture_source *source, int32_t width, int32_t height, picture_model model, int32_t colours,
  int32_t has_alpha);
/// Puts a row of interleaved samples into the planes, colours multiplied by alpha unless they are.
void picture_source_row(picture_source *source, int32_t y, const uint8_t *row, int32_t is_multiplied);
/// Drops alpha that is 255 everywhere.
void picture_source_end(picture_source *source);
/// Keeps a copy of a colour profile; none where there is no memory.
void picture_source_profile(picture_source *source, const void *bytes, size_t count);

#endif
