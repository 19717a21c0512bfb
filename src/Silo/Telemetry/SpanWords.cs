using System.Collections.Frozen;
using System.Diagnostics;
using OpenTelemetry;

namespace ContactCenter.Silo.Telemetry;

/// <summary>
/// Leaves in a span only what says how the system works. Paths, queries, statements, addresses and the texts of exceptions may hold what people
/// wrote or who they are; a list of what may stay does not grow by itself when a library learns to tell more.
/// </summary>
internal sealed class SpanWords : BaseProcessor<Activity>
{
    private static readonly FrozenSet<string> Kept = FrozenSet.Create(
        StringComparer.Ordinal,
        "http.request.method", "http.response.status_code", "http.route", "network.protocol.version", "error.type", "exception.type",
        "rpc.system", "rpc.system.name", "rpc.service", "rpc.method", "rpc.orleans.target_type", "db.system", "db.system.name",
        "db.operation.name", "db.response.status_code", "contactcenter.entries");

    public override void OnEnd(Activity data)
    {
        foreach (var (name, _) in data.TagObjects.ToList())
        {
            if (!Kept.Contains(name)) data.SetTag(name, null);
        }

        // The description is the exception's text.
        if (data.Status == ActivityStatusCode.Error) data.SetStatus(ActivityStatusCode.Error);
        foreach (var (name, _) in data.Baggage.ToList()) data.SetBaggage(name, null);
    }
}
