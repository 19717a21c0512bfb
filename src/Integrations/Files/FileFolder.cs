using ContactCenter.Files;

namespace ContactCenter.Integrations.Files;

/// <summary>
/// Files in a folder, one folder per room. Readable by this process's user only, and never executable. The nodes of a cluster use it only when they
/// all share it (<see cref="SharedFolderCheck"/>).
/// </summary>
public sealed class FileFolder(string path) : IFileStore
{
    /// <summary>The ending of a file whose upload is under way, or was cut off.</summary>
    public const string UnfinishedExtension = ".tmp";

    private const UnixFileMode FolderMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    public async Task<long> SaveAsync(string roomId, string messageId, Stream content, long maxBytes, CancellationToken cancellationToken = default)
    {
        var file = FileOf(roomId, messageId);
        if (File.Exists(file)) return new FileInfo(file).Length;
        CreateFolder(System.IO.Path.GetDirectoryName(file)!);
        var unfinished = $"{file}.{Guid.NewGuid():N}{UnfinishedExtension}";
        try
        {
            long size;
            await using (var stream = new FileStream(unfinished, Options()))
            {
                size = await LimitedCopy.RunAsync(content, stream, maxBytes, cancellationToken);
                // What is answered with success survives a power failure, like the message that tells of it.
                stream.Flush(flushToDisk: true);
            }

            File.Move(unfinished, file, overwrite: true);
            return size;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    public Task<Stream?> OpenAsync(string roomId, string messageId, CancellationToken cancellationToken = default)
    {
        try
        {
            return Task.FromResult<Stream?>(new FileStream(
                FileOf(roomId, messageId), System.IO.FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024, useAsync: true));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    public Task DeleteAsync(string roomId, string messageId, CancellationToken cancellationToken = default)
    {
        var file = FileOf(roomId, messageId);
        if (Directory.Exists(System.IO.Path.GetDirectoryName(file))) File.Delete(file);
        return Task.CompletedTask;
    }

    public Task<int> CountRoomAsync(string roomId, CancellationToken cancellationToken = default)
    {
        var folder = new DirectoryInfo(System.IO.Path.Combine(Path, FileKeys.OfRoom(roomId)));
        return Task.FromResult(folder.Exists ? folder.EnumerateFiles().Count(file => file.Extension != UnfinishedExtension) : 0);
    }

    public Task DeleteRoomAsync(string roomId, CancellationToken cancellationToken = default)
    {
        var folder = System.IO.Path.Combine(Path, FileKeys.OfRoom(roomId));
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }

    private string FileOf(string roomId, string messageId) => System.IO.Path.Combine(Path, FileKeys.Of(roomId, messageId));

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions
        {
            Mode = System.IO.FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, Options = FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = FileMode;
        return options;
    }

    private static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, FolderMode);
    }
}
