using System.Diagnostics.Metrics;
using ContactCenter.Journal;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Entities;

/// <summary>The services that every entity's grain needs around its rules.</summary>
/// <param name="meters">Null = nobody measures.</param>
public sealed class EntityServices(IJournal journal, TimeProvider time, ILoggerFactory logging, IMeterFactory? meters = null)
{
    private readonly Counter<long>? _resumed = Measure(meters);

    public IJournal Journal { get; } = journal;

    public ILogger Logger { get; } = logging.CreateLogger("ContactCenter.Entities");

    public TimeProvider Time => time;

    /// <summary>The time now, in whole milliseconds: that is what a store keeps, so replay equals the first run.</summary>
    public DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());

    /// <summary>Counts an actor that came back into memory with its history.</summary>
    internal void CountResumed(string entityType) => Count(_resumed, 1, entityType);

    private static Counter<long>? Measure(IMeterFactory? meters)
    {
        var resumed = meters?.Create("ContactCenter.Actors")
            .CreateCounter<long>("contactcenter.actors.resumed", "{actor}", "Actors that came back into memory with their history, by kind");
        // Of a counter that begins with 1 nobody learns that it rose.
        foreach (var kind in new[] { EntityTypes.Agent, EntityTypes.Contact, EntityTypes.Conversation }) Count(resumed, 0, kind);
        return resumed;
    }

    private static void Count(Counter<long>? resumed, int actors, string kind) => resumed?.Add(actors, new KeyValuePair<string, object?>("kind", kind));
}
