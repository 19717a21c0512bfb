using ContactCenter.Journal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;
using Orleans.Runtime.Messaging;

namespace ContactCenter.Silo.Hosting;

/// <summary>
/// Lets an API node wait for its silos, however long they take, and say so: nodes of both kinds may be started in any order, and one that was
/// started with the wrong names or certificates must not look as if it hung.
/// </summary>
internal sealed partial class SiloWait(IOptions<ClusterOptions> cluster, TimeProvider time, ILogger<SiloWait> logger) : IClientConnectionRetryFilter
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    private long? _saidAt;

    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested || !IsPassing(exception)) return false;
        if (_saidAt is not { } saidAt || time.GetElapsedTime(saidAt) >= Silence)
        {
            _saidAt = time.GetTimestamp();
            LogWaiting(cluster.Value.ClusterId);
        }

        await Task.Delay(Pause, time, cancellationToken);
        return true;
    }

    private static bool IsPassing(Exception exception) =>
        exception is SiloUnavailableException or ConnectionFailedException || PassingFaults.Includes(exception);

    [LoggerMessage(LogLevel.Warning,
        "No silo of cluster {Cluster} answers; still trying. Silos must have the same Cluster:Id and database, and certificates of one authority")]
    private partial void LogWaiting(string cluster);
}
