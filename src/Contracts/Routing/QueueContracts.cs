using Orleans.Concurrency;

namespace ContactCenter.Routing;

/// <summary>
/// One waiting line (DESIGN §6). Key: department id, or <see cref="Public"/>. Holds nothing of its own: who waits and who is free are
/// committed facts of conversations and agents, read from the directory.
/// </summary>
[Alias("IQueue")]
public interface IQueueGrain : IGrainWithStringKey
{
    /// <summary>The key of the queue of conversations without a department.</summary>
    const string Public = "public";

    /// <summary>Something changed (arrival, agent available, slot freed): match. Returns at once and may be lost or repeated.</summary>
    [Alias("Wake"), OneWay, AlwaysInterleave]
    Task Wake();
}
