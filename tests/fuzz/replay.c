/*
 * replay: what stands in for libFuzzer where a target is only to be run over a
 * corpus: the files of the folders that are named, each once.
 */
#include "fuzz.h"
#include "tap.h"

#include "buf.h"

#include <dirent.h>
#include <stdlib.h>

static int
visible(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

static bool
replay_file(const char *path)
{
	FILE *file = fopen(path, "rb");
	struct buf bytes = BUF_INIT;
	size_t n = 0;

	if (file == NULL) {
		perror(path);
		return false;
	}
	do {
		bytes.len += n;
		buf_reserve(&bytes, BUFSIZ);
	} while ((n = fread(bytes.data + bytes.len, 1, BUFSIZ, file)) > 0);
	fclose(file);
	/* A target that is not content ends the process. */
	LLVMFuzzerTestOneInput((const uint8_t *)bytes.data, bytes.len);
	buf_release(&bytes);
	return true;
}

static void
replay_folder(const char *folder)
{
	struct dirent **entries;
	struct buf text = BUF_INIT;
	int i, count = scandir(folder, &entries, visible, alphasort);
	bool good = count > 0;

	for (i = 0; i < count; i++) {
		buf_reset(&text);
		buf_printf(&text, "%s/%s", folder, entries[i]->d_name);
		good = replay_file(text.data) && good;
		free(entries[i]);
	}
	if (count >= 0)
		free(entries);
	buf_reset(&text);
	buf_printf(&text, "%d inputs of %s", count, folder);
	tap(good, text.data);
	buf_release(&text);
}

int
main(int argc, char *argv[])
{
	int i;

	for (i = 1; i < argc; i++)
		replay_folder(argv[i]);
	return tap_end();
}
