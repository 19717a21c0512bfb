using System.Reflection;
using ContactCenter.Api.Visitors.Blocks;
using ContactCenter.Silo.Hosting;
using ContactCenter.Storage.Connections;

namespace ContactCenter.Api.Health;

/// <summary>Tells whether this node lives and whether it can serve, and which versions it runs (DESIGN §3, §7).</summary>
internal sealed partial class HealthEndpoints(
    IJournal journal, IJournalFollower follower, StorageInfo storage, ResponseWriter writer, NodeLife life, BlockLease lease, PublicPages pages,
    TimeProvider time, ILogger<HealthEndpoints> logger)
{
    private static readonly TimeSpan ReadyTimeout = TimeSpan.FromSeconds(2);

    private static readonly string Version =
        typeof(HealthEndpoints).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/health/live", (RequestDelegate)(http => writer.WriteAsync(http.Response, Done.Instance)));
        endpoints.MapGet("/health/ready", (RequestDelegate)ReadyAsync);
        if (pages.HasInfo) endpoints.MapGet("/api/info", (RequestDelegate)(http => writer.WriteAsync(http.Response, Info())));
    }

    /// <summary>Ready = all parts have started (there is an administrator), it is not to end, the database responds, it knows
    /// who is blocked, and it keeps up with the journal.</summary>
    private async Task ReadyAsync(HttpContext http)
    {
        if (!life.IsServing || !lease.IsHeld)
        {
            await writer.WriteAsync(http.Response, CommonErrors.Unavailable);
            return;
        }

        using var timeout = new CancellationTokenSource(ReadyTimeout, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, http.RequestAborted);
        try
        {
            var head = await journal.HeadAsync(stop.Token);
            await follower.WaitForAsync(head, stop.Token);
            await writer.WriteAsync(http.Response, new ReadyResponse(head));
        }
        catch (Exception exception) when (!http.RequestAborted.IsCancellationRequested && !http.Response.HasStarted)
        {
            LogNotReady(exception.GetType().Name);
            await writer.WriteAsync(http.Response, CommonErrors.Unavailable);
        }
    }

    private InfoResponse Info() => new(Version, GrainHosting.RuntimeName, storage.Database.ToString(), storage.DatabaseVersion);

    [LoggerMessage(LogLevel.Warning, "Not ready: {Reason}")]
    private partial void LogNotReady(string reason);
}
