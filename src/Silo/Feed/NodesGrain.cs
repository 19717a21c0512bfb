using ContactCenter.Conversations;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;

namespace ContactCenter.Silo.Feed;

/// <inheritdoc cref="INodesGrain"/>
[Reentrant, GrainType("nodes")]
internal sealed partial class NodesGrain(TimeProvider time, ILogger<NodesGrain> logger) : Grain, INodesGrain
{
    /// <summary>Processes at one time; more are not listed.</summary>
    private const int NodesMax = 1_000;

    /// <summary>A process that has not joined again for so long is gone.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, Member> _members = new(StringComparer.Ordinal);

    public Task Join(string nodeId, INode node, long ticket)
    {
        Forget();
        if (_members.Count >= NodesMax && !_members.ContainsKey(nodeId)) return Task.CompletedTask;
        _members[nodeId] = new Member(node, time.GetTimestamp());
        return TellAsync(node, ticket, static (to, said) => to.OnJoined(said));
    }

    public Task Signal(SentSignal signal) => TellAllAsync(signal, static (to, said) => to.OnSignal(said));

    public Task Hint(long position) => TellAllAsync(position, static (to, said) => to.OnHint(said));

    private void Forget()
    {
        foreach (var (nodeId, member) in _members)
            if (time.GetElapsedTime(member.JoinedAt) > Life) _members.Remove(nodeId);
    }

    /// <summary>Nobody waits for a process: the messages are one-way, in the order in which they were said.</summary>
    private async Task TellAllAsync<T>(T said, Func<INode, T, Task> tell)
    {
        foreach (var member in _members.Values.ToList()) await TellAsync(member.Node, said, tell);
    }

    private async Task TellAsync<T>(INode node, T said, Func<INode, T, Task> tell)
    {
        try
        {
            await tell(node, said);
        }
        catch (Exception exception)
        {
            // One that cannot be told keeps nothing from the others, and leaves the list by itself.
            LogNotTold(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "A process of the cluster was not told what another said")]
    private partial void LogNotTold(Exception exception);

    private sealed record Member(INode Node, long JoinedAt);
}
