using Orleans.Concurrency;

namespace ContactCenter.Routing;

/// <summary>
/// One waiting line (DESIGN §6). Key: department id, or <see cref="Public"/>. It stores nothing: waiting conversations and free agents are
/// read from the directory.
/// </summary>
[Alias("IQueue")]
public interface IQueueGrain : IGrainWithStringKey
{
    /// <summary>The key of the queue of conversations without a department.</summary>
    const string Public = "public";

    /// <summary>
    /// Matches conversations with agents, because something changed (arrival, agent available, slot freed). Returns at once and may be lost
    /// or repeated.
    /// </summary>
    [Alias("Wake"), OneWay, AlwaysInterleave]
    Task Wake();
}
