using System.Text;
using ContactCenter.Integrations.Files;
using ContactCenter.Silo.Starting;
using ContactCenter.Storage.Files;
using Microsoft.Extensions.Hosting;

namespace ContactCenter.Silo.Files;

/// <summary>
/// Makes sure that the folder is the one that the cluster's other nodes use: a file in it holds the mark that the first node made. A node with a folder of
/// its own would lose what others keep, and erase nothing of it, so it does not start.
/// </summary>
internal sealed class SharedFolderCheck(FileFolder folder, SharedFolders shared, StartUpRefusal refusal, TimeProvider time) : IHostedService
{
    private const string Purpose = "files";
    private const string MarkName = "contactcenter-files";
    private const int MarkLength = 32;

    /// <summary>The longest time that another node may take to write the mark into the file that it made.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(folder.Path);
            await CheckAsync(Path.Combine(folder.Path, MarkName), cancellationToken);
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException)
        {
            throw refusal.Refuse($"Files:Folder '{folder.Path}' cannot be used ({fault.Message.TrimEnd('.')}): let the user of this process write there.");
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task CheckAsync(string file, CancellationToken cancellationToken)
    {
        // The file comes first: nodes that start together agree on it, and a mark that only the database knows would keep all of them out.
        var offered = await MakeAsync(file) ?? await ReadAsync(file, cancellationToken) ?? throw refusal.Refuse(UnfinishedText(file));
        var mark = await shared.GetOrAddAsync(Purpose, offered, cancellationToken);
        if (mark != offered) throw refusal.Refuse(Text(folder.Path));
    }

    /// <returns>The mark; null when the file is there already.</returns>
    private static async Task<string?> MakeAsync(string file)
    {
        FileStream stream;
        try
        {
            stream = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
        }
        catch (IOException) when (File.Exists(file))
        {
            return null;
        }

        // Not to be cancelled: half a mark would be there for good.
        var mark = Guid.NewGuid().ToString("N");
        await using (stream)
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(mark + "\n"), CancellationToken.None);
            stream.Flush(flushToDisk: true);
        }

        return mark;
    }

    /// <returns>The mark that another node has made; null when it does not come to its end.</returns>
    private async Task<string?> ReadAsync(string file, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        while (true)
        {
            if (await TextOfAsync(file, cancellationToken) is { Length: >= MarkLength } mark) return mark;
            if (time.GetElapsedTime(start) >= Patience) return null;
            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    private static async Task<string?> TextOfAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            return (await File.ReadAllTextAsync(file, cancellationToken)).Trim();
        }
        catch (IOException)
        {
            // Its maker may still have it to itself, or a network folder does not show it here yet.
            return null;
        }
    }

    private static string UnfinishedText(string file) =>
        $"The file '{file}' holds no whole mark: the node that made it was cut off. Delete the file and start again.";

    private static string Text(string path) =>
        $"Files:Folder '{path}' is not the folder that the cluster's other nodes use: its file '{MarkName}' is another one. "
        + "Mount the shared folder there, or leave Files:Folder out on all nodes, and files are kept in the database.";
}
