using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using ContactCenter.Driving;

namespace ContactCenter.Bench.Calls;

/// <summary>Agents at their screens, on which calls ring.</summary>
internal sealed class CallStage : IAsyncDisposable
{
    private static readonly byte[] IdStart = Encoding.UTF8.GetBytes("\"providerCallId\":\"");

    private readonly List<HubClient> _connections = [];
    private readonly ConcurrentDictionary<string, TaskCompletionSource<long>> _shown = [];

    private CallStage(Uri server) => Rest = new RestClient(server);

    public RestClient Rest { get; }

    public SignIn Admin { get; private set; } = null!;

    public int Agents => _connections.Count;

    /// <summary>Completes with the time at which a call first showed on its agent's screen, in ticks of the stopwatch.</summary>
    public Task<long> ShownAsync(string call) => ShownOf(call).Task;

    public bool AllConnected => _connections.All(connection => !connection.Ended.IsCompleted);

    public static async Task<CallStage> SetAsync(Uri server, int agents, CancellationToken cancellationToken)
    {
        var stage = new CallStage(server);
        try
        {
            stage.Admin = await Team.SignInAdminAsync(stage.Rest, cancellationToken);
            foreach (var agent in await Team.CreateAgentsAsync(stage.Rest, stage.Admin, agents, cancellationToken))
            {
                var connection = await HubClient.ConnectAsync(server, agent, stage.OnCall, cancellationToken);
                stage._connections.Add(connection);
                await connection.SubscribeAsync(position: null, cancellationToken);
            }

            return stage;
        }
        catch
        {
            await stage.DisposeAsync();
            throw;
        }
    }

    /// <summary>The name by which the PBX knows an agent.</summary>
    public static string NameOf(int agent) => $"agent-{agent + 1}";

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in _connections) await connection.DisposeAsync();
        Rest.Dispose();
    }

    private void OnCall(string method, ReadOnlySpan<byte> argument)
    {
        var now = Stopwatch.GetTimestamp();
        while (argument.IndexOf(IdStart) is >= 0 and var start)
        {
            argument = argument[(start + IdStart.Length)..];
            ShownOf(Encoding.UTF8.GetString(argument[..argument.IndexOf((byte)'"')])).TrySetResult(now);
        }
    }

    private TaskCompletionSource<long> ShownOf(string call) =>
        _shown.GetOrAdd(call, static _ => new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously));
}
