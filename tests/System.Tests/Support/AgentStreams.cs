using System.Collections;
using ContactCenter.Driving;

namespace ContactCenter.Tests.Processes;

/// <summary>The streams of some agents who are online and available.</summary>
internal sealed class AgentStreams : IReadOnlyList<AgentStream>, IAsyncDisposable
{
    private readonly List<AgentStream> _streams;

    private AgentStreams(IEnumerable<SignIn> agents) => _streams = [.. agents.Select(agent => new AgentStream(agent))];

    public int Count => _streams.Count;

    public AgentStream this[int index] => _streams[index];

    /// <summary>Creates the agents, and subscribes them on a node.</summary>
    public static async Task<AgentStreams> ConnectAsync(Uri server, RestClient rest, int agents, CancellationToken cancellationToken)
    {
        var admin = await Team.SignInAdminAsync(rest, cancellationToken);
        var streams = new AgentStreams(await Team.CreateAgentsAsync(rest, admin, agents, cancellationToken));
        await streams.ConnectAsync(server, cancellationToken);
        return streams;
    }

    /// <summary>Connects all again, each from its last position.</summary>
    public async Task ConnectAsync(Uri server, CancellationToken cancellationToken)
    {
        foreach (var stream in _streams) await stream.ConnectAsync(server, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var stream in _streams) await stream.DisposeAsync();
    }

    public IEnumerator<AgentStream> GetEnumerator() => _streams.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
