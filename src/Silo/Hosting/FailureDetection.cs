using Orleans.Configuration;
using Orleans.Hosting;

namespace ContactCenter.Silo.Hosting;

/// <summary>
/// Decides how soon the cluster gives up a silo that is gone (docs/cluster.md, decision 0104). Orleans waits 15 s for one that crashed and a minute for
/// one that hangs, because it must suit clusters of hundreds; ours are a few silos in one room, and callers wait.
/// </summary>
internal static class FailureDetection
{
    /// <summary>Probes in a row that get no response before a silo votes that another is dead.</summary>
    private const int MissedProbes = 3;

    /// <summary>The longest wait for a probe's response, in probe times: it grows with what the probes before it took.</summary>
    private const double SlowestProbe = 1.5;

    /// <summary>Between two reads of the membership table. One that was frozen reads it when it wakes, and finds that it was declared dead.</summary>
    private static readonly TimeSpan TableRefresh = TimeSpan.FromSeconds(3);

    /// <summary>Between two signs of life in the table. After three of them are missing, silos that start do not wait for this one.</summary>
    private static readonly TimeSpan SignOfLife = TimeSpan.FromSeconds(2);

    /// <summary>A suspicion that nobody shared so long was wrong.</summary>
    private static readonly TimeSpan VoteLife = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan GatewayRefresh = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan ConnectPause = TimeSpan.FromMilliseconds(500);

    /// <summary>A silo that stops tells its clients so, and serves this long those who have not heard it yet.</summary>
    private static readonly TimeSpan GatewayFarewell = TimeSpan.FromSeconds(1);

    public static void DetectFailures(this ISiloBuilder silo, ClusterSettings cluster)
    {
        silo.Configure<ClusterMembershipOptions>(options =>
        {
            options.ProbeTimeout = TimeSpan.FromMilliseconds(cluster.ProbeMilliseconds);
            options.MaxProbeTimeout = options.ProbeTimeout * SlowestProbe;
            options.NumMissedProbesLimit = MissedProbes;
            options.TableRefreshTimeout = TableRefresh;
            options.IAmAliveTablePublishTimeout = SignOfLife;
            options.DeathVoteExpirationTimeout = VoteLife;
        });
        silo.Configure<SiloMessagingOptions>(options => options.ClientGatewayShutdownNotificationTimeout = GatewayFarewell);
        silo.Configure<ConnectionOptions>(Connect);
    }

    public static void DetectFailures(this IClientBuilder client)
    {
        client.Configure<GatewayOptions>(options => options.GatewayListRefreshPeriod = GatewayRefresh);
        client.Configure<ConnectionOptions>(Connect);
    }

    private static void Connect(ConnectionOptions options) => (options.OpenConnectionTimeout, options.ConnectionRetryDelay) = (ConnectTimeout, ConnectPause);
}
