using ContactCenter.Integrations.Files;
using ContactCenter.Silo.Starting;
using ContactCenter.Storage.Files;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Silo.Files;

/// <summary>
/// A node that kept files in a folder of its own, before it was one of a cluster, would hide them from the others. It starts when the folder is empty, or
/// when <c>Files:Adopt</c> says that they are to go into the database.
/// </summary>
internal sealed partial class DatabaseFilesCheck(
    OwnFolder folder, PostgresFiles files, IConfiguration configuration,
    StartUpRefusal refusal, TimeProvider time, ILogger<DatabaseFilesCheck> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await files.RemoveUnfinishedAsync(time.GetUtcNow(), cancellationToken);
        var own = new DirectoryInfo(folder.Path);
        if (!own.Exists || !own.EnumerateFiles("*", SearchOption.AllDirectories).Any(IsFinished)) return;
        if (!configuration.GetValue<bool>("Files:Adopt")) throw refusal.Refuse(Text(own.FullName));
        foreach (var file in own.EnumerateDirectories().SelectMany(room => room.EnumerateFiles()).Where(IsFinished))
        {
            await using (var content = file.OpenRead())
                await files.SaveByKeyAsync($"{file.Directory!.Name}/{file.Name}", content, long.MaxValue, cancellationToken);
            file.Delete();
        }

        own.Delete(recursive: true);
        LogAdopted(own.FullName);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>An upload that was cut off is no file of any message.</summary>
    private static bool IsFinished(FileInfo file) => file.Extension != FileFolder.UnfinishedExtension;

    private static string Text(string path) =>
        $"The folder '{path}' holds files of conversations that the cluster's other nodes could not read. Set Files:Folder to it if all nodes share it, "
        + "set Files:Adopt=true to move the files into the database, or move the folder away.";

    [LoggerMessage(LogLevel.Information, "The files of {Folder} are in the database now")]
    private partial void LogAdopted(string folder);
}

/// <summary>Names the folder where this process kept files when it was its own cluster.</summary>
internal sealed record OwnFolder(string Path);
