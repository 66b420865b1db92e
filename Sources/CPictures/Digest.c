#include "CPictures.h"

#include <stdio.h>

#include <jpeglib.h>
#include <png.h>
#include <webp/encode.h>
#include <xxhash.h>
#include <zimg.h>
#include <zlib.h>



picture_digest picture_digest_of(const uint8_t *bytes, size_t count) {
  XXH128_hash_t hash = XXH3_128bits(bytes, count);
  picture_digest digest = {hash.high64, hash.low64};
  return digest;
}

void picture_library_versions(char text[200]) {
  unsigned resampler[3];
  zimg_get_version_info(&resampler[0], &resampler[1], &resampler[2]);
  // libjpeg-turbo tells its version only to the compiler.
  snprintf(
    text, 200, "libjpeg-turbo %d libwebp %06x libpng %u zlib %s zimg %u.%u.%u",
    LIBJPEG_TURBO_VERSION_NUMBER, (unsigned)WebPGetEncoderVersion(),
    (unsigned)png_access_version_number(), zlibVersion(), resampler[0], resampler[1],
    resampler[2]);
}
