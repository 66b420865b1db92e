#include "Common.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

// The few functions of libheif that are needed, by the stable interface of its version 1: the
// library is looked for when the first picture wants it, so that the program runs without.

typedef struct heif_error {
  int code, subcode;
  const char *message;
} heif_error;
typedef struct heif_context heif_context;
typedef struct heif_handle heif_handle;
typedef struct heif_image heif_image;

enum {
  heif_invalid_input = 2,
  heif_unsupported_file = 3,
  heif_unsupported_feature = 4,
  heif_no_memory = 6,
  heif_end_of_data = 100,
  heif_colours_rgb = 1,
  heif_chroma_rgba = 11,
  heif_channel_interleaved = 10,
};

static struct {
  heif_context *(*context_alloc)(void);
  void (*context_free)(heif_context *);
  heif_error (*read)(heif_context *, const void *, size_t, const void *);
  heif_error (*primary)(heif_context *, heif_handle **);
  void (*handle_release)(const heif_handle *);
  int (*width)(const heif_handle *);
  int (*height)(const heif_handle *);
  size_t (*profile_size)(const heif_handle *);
  heif_error (*profile)(const heif_handle *, void *);
  heif_error (*decode)(const heif_handle *, heif_image **, int, int, const void *);
  const uint8_t *(*plane)(const heif_image *, int, int *);
  int (*image_width)(const heif_image *, int);
  int (*image_height)(const heif_image *, int);
  void (*image_release)(const heif_image *);
  /// Of newer versions; null in others.
  int (*is_multiplied)(const heif_handle *);
} library;
static int is_there;

static void load(void) {
  void *file = dlopen("libheif.so.1", RTLD_NOW | RTLD_LOCAL);
  if (!file) return;
  const struct {
    void *place;
    const char *name;
  } names[] = {
    {&library.context_alloc, "heif_context_alloc"},
    {&library.context_free, "heif_context_free"},
    {&library.read, "heif_context_read_from_memory_without_copy"},
    {&library.primary, "heif_context_get_primary_image_handle"},
    {&library.handle_release, "heif_image_handle_release"},
    {&library.width, "heif_image_handle_get_width"},
    {&library.height, "heif_image_handle_get_height"},
    {&library.profile_size, "heif_image_handle_get_raw_color_profile_size"},
    {&library.profile, "heif_image_handle_get_raw_color_profile"},
    {&library.decode, "heif_decode_image"},
    {&library.plane, "heif_image_get_plane_readonly"},
    {&library.image_width, "heif_image_get_width"},
    {&library.image_height, "heif_image_get_height"},
    {&library.image_release, "heif_image_release"},
  };
  for (size_t index = 0; index < sizeof names / sizeof *names; index++) {
    void *function = dlsym(file, names[index].name);
    if (!function) return;
    memcpy(names[index].place, &function, sizeof function);
  }
  void *function = dlsym(file, "heif_image_handle_is_premultiplied_alpha");
  memcpy(&library.is_multiplied, &function, sizeof function);
  is_there = 1;
}

static picture_result failure(heif_error error) {
  picture_status status = picture_broken;
  if (error.subcode == heif_end_of_data) status = picture_truncated;
  else if (error.code == heif_unsupported_file || error.code == heif_unsupported_feature)
    status = picture_unsupported;
  else if (error.code == heif_no_memory) status = picture_no_memory;
  return picture_failure(status, "%.150s", error.message ? error.message : "");
}

static picture_result read_image(
  const heif_handle *handle, const heif_image *image, picture_source *source) {
  int stride = 0;
  const uint8_t *pixels = library.plane(image, heif_channel_interleaved, &stride);
  int32_t width = library.image_width(image, heif_channel_interleaved);
  int32_t height = library.image_height(image, heif_channel_interleaved);
  if (!pixels || width < 1 || height < 1) return picture_failure(picture_broken, "no pixels");
  picture_result result = picture_source_begin(source, width, height, picture_rgb, 3, 1);
  if (result.status != picture_fine) return result;
  int is_multiplied = library.is_multiplied && library.is_multiplied(handle);
  for (int32_t y = 0; y < height; y++)
    picture_source_row(source, y, pixels + (ptrdiff_t)y * stride, is_multiplied);
  picture_source_end(source);
  size_t count = library.profile_size(handle);
  void *profile = count > 0 && count < (16 << 20) ? malloc(count) : NULL;
  if (profile && library.profile(handle, profile).code == 0)
    picture_source_profile(source, profile, count);
  free(profile);
  return picture_ok();
}

picture_result picture_read_heif(const uint8_t *bytes, size_t count, picture_source *source) {
  memset(source, 0, sizeof *source);
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, load);
  if (!is_there) return picture_failure(picture_no_library, "libheif.so.1");
  heif_context *context = library.context_alloc();
  heif_handle *handle = NULL;
  heif_image *image = NULL;
  picture_result result = picture_ok();
  heif_error error = {0, 0, NULL};
  if (!context) return picture_failure(picture_no_memory, "no memory");
  error = library.read(context, bytes, count, NULL);
  if (error.code == 0) error = library.primary(context, &handle);
  if (error.code == 0
    && (int64_t)library.width(handle) * library.height(handle) * 8 > picture_most_bytes) {
    result = picture_failure(picture_too_large, "%d × %d", library.width(handle), library.height(handle));
  } else {
    if (error.code == 0)
      error = library.decode(handle, &image, heif_colours_rgb, heif_chroma_rgba, NULL);
    result = error.code == 0 ? read_image(handle, image, source) : failure(error);
  }
  if (result.status != picture_fine) picture_source_free(source);
  if (image) library.image_release(image);
  if (handle) library.handle_release(handle);
  library.context_free(context);
  return result;
}
