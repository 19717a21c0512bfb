using ContactCenter.Storage.Connections;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Silo.Hosting;

/// <summary>One line at start that says what this process runs on.</summary>
internal sealed partial class StartUpReport(StorageInfo storage, ClusterSettings cluster, ILogger<StartUpReport> logger) : IHostedLifecycleService
{
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        LogStarted(logger, GrainHosting.RuntimeName, storage.Database, storage.DatabaseVersion, cluster.Id ?? "none");
        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Information,
        Message = "ContactCenter is running: actor runtime {Runtime}, database {Database} {DatabaseVersion}, cluster {Cluster}")]
    private static partial void LogStarted(ILogger logger, string runtime, DatabaseKind database, string? databaseVersion, string cluster);
}
