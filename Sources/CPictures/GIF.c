#include "Common.h"

#include <stdlib.h>
#include <string.h>

#include <gif_lib.h>

typedef struct reading {
  const uint8_t *bytes;
  size_t count, next;
  int ended;
} reading;

static int read_bytes(GifFileType *gif, GifByteType *to, int count) {
  reading *input = gif->UserData;
  size_t left = input->count - input->next;
  if ((size_t)count > left) {
    input->ended = 1;
    count = (int)left;
  }
  memcpy(to, input->bytes + input->next, (size_t)count);
  input->next += (size_t)count;
  return count;
}

/// One frame onto a transparent canvas; what lies outside of it is left out.
static picture_result read_frame(
  GifFileType *gif, int transparent, uint8_t *canvas, const reading *input) {
  const GifImageDesc *frame = &gif->Image;
  const ColorMapObject *colours = frame->ColorMap ? frame->ColorMap : gif->SColorMap;
  if (!colours) return picture_failure(picture_broken, "no colours");
  if (frame->Width < 1 || frame->Height < 1) return picture_failure(picture_broken, "an empty frame");
  GifPixelType *line = malloc((size_t)frame->Width);
  if (!line) return picture_failure(picture_no_memory, "no memory");
  static const int starts[4] = {0, 4, 2, 1}, steps[4] = {8, 8, 4, 2};
  int passes = frame->Interlace ? 4 : 1;
  picture_result result = picture_ok();
  for (int pass = 0; pass < passes && result.status == picture_fine; pass++) {
    int step = frame->Interlace ? steps[pass] : 1;
    for (int row = frame->Interlace ? starts[pass] : 0; row < frame->Height; row += step) {
      if (DGifGetLine(gif, line, frame->Width) == GIF_ERROR) {
        result = input->ended ? picture_failure(picture_truncated, "the data ends early")
                              : picture_failure(picture_broken, "the codes are broken");
        break;
      }
      int y = frame->Top + row;
      if (y >= gif->SHeight) continue;
      uint8_t *to = canvas + (size_t)y * (size_t)gif->SWidth * 4;
      for (int x = 0; x < frame->Width && frame->Left + x < gif->SWidth; x++) {
        int index = line[x];
        if (index == transparent || index >= colours->ColorCount) continue;
        uint8_t *pixel = to + (size_t)(frame->Left + x) * 4;
        pixel[0] = colours->Colors[index].Red;
        pixel[1] = colours->Colors[index].Green;
        pixel[2] = colours->Colors[index].Blue;
        pixel[3] = 255;
      }
    }
  }
  free(line);
  return result;
}

/// Everything up to the first frame, and it.
static picture_result read_first(GifFileType *gif, reading *input, picture_source *source) {
  if ((int64_t)gif->SWidth * gif->SHeight * 8 > picture_most_bytes)
    return picture_failure(picture_too_large, "%d × %d", gif->SWidth, gif->SHeight);
  if (gif->SWidth < 1 || gif->SHeight < 1) return picture_failure(picture_broken, "an empty screen");
  int transparent = NO_TRANSPARENT_COLOR;
  for (;;) {
    GifRecordType kind;
    if (DGifGetRecordType(gif, &kind) == GIF_ERROR) break;
    if (kind == EXTENSION_RECORD_TYPE) {
      int code;
      GifByteType *block;
      if (DGifGetExtension(gif, &code, &block) == GIF_ERROR) break;
      GraphicsControlBlock control;
      if (code == GRAPHICS_EXT_FUNC_CODE && block
        && DGifExtensionToGCB(block[0], block + 1, &control) == GIF_OK)
        transparent = control.TransparentColor;
      while (block)
        if (DGifGetExtensionNext(gif, &block) == GIF_ERROR) break;
      if (block) break;
    } else if (kind == IMAGE_DESC_RECORD_TYPE) {
      if (DGifGetImageDesc(gif) == GIF_ERROR) break;
      uint8_t *canvas = calloc((size_t)gif->SWidth * (size_t)gif->SHeight, 4);
      if (!canvas) return picture_failure(picture_no_memory, "no memory");
      picture_result result = read_frame(gif, transparent, canvas, input);
      if (result.status == picture_fine)
        result = picture_read_pixels(canvas, gif->SWidth, gif->SHeight, source);
      free(canvas);
      return result;
    } else {
      return picture_failure(picture_broken, "no frame");
    }
  }
  return input->ended ? picture_failure(picture_truncated, "the data ends early")
                      : picture_failure(picture_broken, "the blocks are broken");
}

picture_result picture_read_gif(const uint8_t *bytes, size_t count, picture_source *source) {
  memset(source, 0, sizeof *source);
  reading input = {.bytes = bytes, .count = count};
  int error = 0;
  GifFileType *gif = DGifOpen(&input, read_bytes, &error);
  if (!gif)
    return input.ended ? picture_failure(picture_truncated, "the data ends early")
                       : picture_failure(picture_broken, "the header is broken");
  picture_result result = read_first(gif, &input, source);
  DGifCloseFile(gif, &error);
  return result;
}
