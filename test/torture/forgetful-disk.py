"""A disk in memory that keeps, at a power cut, only what was synced: forgetful-disk.py FOLDER MOUNT

FOLDER is what lies on it when it is switched on, and what is left of it after the cut. A file keeps what was written
before its last fsync; a name (made, renamed or removed) counts once its folder was synced. Making the folder .cut on it
is the cut: from then on every call fails. With .cut-torn about half of what was written and not synced is kept as well,
as disks do. .fail makes every sync and every write fail with EIO until .mend; .fail-some does so to one in three.

Needs python3-fusepy and libfuse2 (Debian: apt-get install python3-fusepy fuse3).
"""
import errno
import os
import random
import shutil
import stat
import sys
import time

from fusepy import FUSE, FuseOSError, Operations


class Node:
    def __init__(self, mode):
        self.mode = mode
        self.changed = time.time()
        self.names = {}  # a folder's, as they are
        self.kept_names = {}  # and as they are on the disk
        self.bytes = bytearray()  # a file's, as they are
        self.kept = bytearray()  # and as they are on the disk
        self.waiting = []  # what makes the one of the other

    def is_folder(self):
        return stat.S_ISDIR(self.mode)

    def sync(self):
        for change in self.waiting:
            apply(self.kept, change)
        self.waiting = []
        self.kept_names = dict(self.names)


def apply(kept, change):
    offset, data = change
    if data is None:
        if offset < len(kept):
            del kept[offset:]
        else:
            kept.extend(bytes(offset - len(kept)))
        return
    if offset > len(kept):
        kept.extend(bytes(offset - len(kept)))
    kept[offset : offset + len(data)] = data


class ForgetfulDisk(Operations):
    def __init__(self, folder):
        self.folder = folder
        self.is_cut = False
        self.fails = 0  # one in so many calls; 0 is none
        self.root = self.load(folder)

    # What lies there, and what is left.

    def load(self, place):
        node = Node(stat.S_IFDIR | 0o700)
        for name in os.listdir(place):
            inner = os.path.join(place, name)
            if os.path.isdir(inner):
                node.names[name] = self.load(inner)
            else:
                file = Node(stat.S_IFREG | 0o600)
                with open(inner, "rb") as source:
                    file.kept = bytearray(source.read())
                file.bytes = bytearray(file.kept)
                node.names[name] = file
        node.kept_names = dict(node.names)
        return node

    def cut(self, torn):
        self.is_cut = True
        shutil.rmtree(self.folder)
        self.leave(self.root, self.folder, torn)

    def leave(self, node, place, torn):
        os.mkdir(place)
        for name, inner in node.kept_names.items():
            to = os.path.join(place, name)
            if inner.is_folder():
                self.leave(inner, to, torn)
                continue
            if torn:
                for change in inner.waiting:
                    if random.random() < 0.5:
                        apply(inner.kept, change)
            with open(to, "wb") as target:
                target.write(inner.kept)

    # Finding one's way.

    def find(self, path):
        if self.is_cut:
            raise FuseOSError(errno.EIO)
        node = self.root
        for name in path.split("/"):
            if name:
                node = node.names.get(name) if node.is_folder() else None
                if node is None:
                    raise FuseOSError(errno.ENOENT)
        return node

    def around(self, path):
        folder, name = os.path.split(path)
        return self.find(folder), name

    def may_fail(self):
        if self.is_cut or (self.fails and random.random() < 1 / self.fails):
            raise FuseOSError(errno.EIO)

    # What a file system is asked.

    def getattr(self, path, fh=None):
        node = self.find(path)
        times = {"st_mtime": node.changed, "st_ctime": node.changed, "st_atime": node.changed}
        owner = {"st_uid": os.getuid(), "st_gid": os.getgid()}
        return {"st_mode": node.mode, "st_size": len(node.bytes), "st_nlink": 1, **times, **owner}

    def readdir(self, path, fh):
        return [".", "..", *self.find(path).names]

    def statfs(self, path):
        return {"f_bsize": 4096, "f_frsize": 4096, "f_blocks": 2**22, "f_bfree": 2**21, "f_bavail": 2**21, "f_namemax": 255}

    def mkdir(self, path, mode):
        if path in ("/.cut", "/.cut-torn"):
            self.cut(path == "/.cut-torn")
            return
        if path in ("/.fail", "/.fail-some", "/.mend"):
            self.fails = {"/.fail": 1, "/.fail-some": 3, "/.mend": 0}[path]
            raise FuseOSError(errno.EEXIST)
        folder, name = self.around(path)
        folder.names[name] = Node(stat.S_IFDIR | mode)

    def rmdir(self, path):
        folder, name = self.around(path)
        if self.find(path).names:
            raise FuseOSError(errno.ENOTEMPTY)
        del folder.names[name]

    def create(self, path, mode, fi=None):
        folder, name = self.around(path)
        folder.names[name] = Node(stat.S_IFREG | (mode & 0o777))
        return 0

    def unlink(self, path):
        self.find(path)
        folder, name = self.around(path)
        del folder.names[name]

    def rename(self, old, new):
        node = self.find(old)
        folder, name = self.around(old)
        target, as_name = self.around(new)
        del folder.names[name]
        target.names[as_name] = node

    def open(self, path, flags):
        self.find(path)
        return 0

    def read(self, path, size, offset, fh):
        return bytes(self.find(path).bytes[offset : offset + size])

    def write(self, path, data, offset, fh):
        self.may_fail()
        self.change(path, (offset, bytes(data)))
        return len(data)

    def truncate(self, path, length, fh=None):
        self.change(path, (length, None))

    def change(self, path, change):
        node = self.find(path)
        apply(node.bytes, change)
        node.waiting.append(change)
        node.changed = time.time()

    def fsync(self, path, datasync, fh):
        self.may_fail()
        self.find(path).sync()

    def fsyncdir(self, path, datasync, fh):
        self.may_fail()
        self.find(path).sync()

    def chmod(self, path, mode):
        self.find(path)

    def chown(self, path, uid, gid):
        self.find(path)

    def utimens(self, path, times=None):
        self.find(path)


if __name__ == "__main__":
    folder, mount = sys.argv[1:3]
    FUSE(ForgetfulDisk(folder), mount, foreground=True, nothreads=True, big_writes=True, fsname="forgetful-disk")
