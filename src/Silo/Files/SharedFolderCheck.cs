using ContactCenter.Silo.Hosting;
using ContactCenter.Storage;
using Microsoft.Extensions.Hosting;

namespace ContactCenter.Silo.Files;

/// <summary>
/// Makes sure that the folder is the one that the cluster's other nodes use: a file in it holds the mark that the first node made. A node with a folder of
/// its own would lose what others keep, and erase nothing of it, so it does not start.
/// </summary>
internal sealed class SharedFolderCheck(FileFolder folder, SharedFolders shared) : IHostedService
{
    private const string Purpose = "files";
    private const string MarkName = "contactcenter-files";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder.Path, MarkName);
        System.IO.Directory.CreateDirectory(folder.Path);
        var found = File.Exists(file) ? (await File.ReadAllTextAsync(file, cancellationToken)).Trim() : null;
        var offered = found ?? Guid.NewGuid().ToString("N");
        var mark = await shared.GetOrAddAsync(Purpose, offered, cancellationToken);
        if (mark != offered) throw new ConfigurationException(Text(folder.Path));
        if (found is null) await File.WriteAllTextAsync(file, mark + "\n", cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static string Text(string path) =>
        $"Files:Folder '{path}' is not the folder that the cluster's other nodes use: its file '{MarkName}' is missing or another one. "
        + "Mount the shared folder there, or leave Files:Folder out on all nodes, and files are kept in the database.";
}
