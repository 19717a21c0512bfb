using System.Collections.Concurrent;
using System.Threading.Channels;
using ContactCenter.Driving;

namespace ContactCenter.Bench.Queue;

/// <summary>Departments with agents at their screens, each with so many slots.</summary>
internal sealed class QueueStage : IAsyncDisposable
{
    private readonly List<HubClient> _connections = [];
    private readonly Channel<Served> _served = Channel.CreateUnbounded<Served>();

    private QueueStage(RestClient rest, string[] departments) => (Rest, Departments) = (rest, departments);

    public RestClient Rest { get; }

    public string[] Departments { get; private set; }

    /// <summary>The time at which each room showed on its agent's screen, in ticks of the stopwatch.</summary>
    public ConcurrentDictionary<string, long> ShownAt { get; } = [];

    public ChannelReader<Served> Served => _served.Reader;

    public bool AllConnected => _connections.All(connection => !connection.Ended.IsCompleted);

    public static async Task<QueueStage> SetAsync(Uri server, QueueOptions options, CancellationToken cancellationToken)
    {
        var stage = new QueueStage(new RestClient(server), new string[options.Departments]);
        try
        {
            await stage.SetAsync(options, server, cancellationToken);
            return stage;
        }
        catch
        {
            await stage.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in _connections) await connection.DisposeAsync();
        Rest.Dispose();
    }

    private async Task SetAsync(QueueOptions options, Uri server, CancellationToken cancellationToken)
    {
        var admin = await Team.SignInAdminAsync(Rest, cancellationToken);
        await Rest.PostAsync("settings/Livechat_maximum_chats_per_agent", new { value = options.Slots }, admin, cancellationToken);
        await Rest.PostAsync("settings/Livechat_request_comment_when_closing_conversation", new { value = false }, admin, cancellationToken);
        var agents = await Team.CreateAgentsAsync(Rest, admin, options.Agents, cancellationToken);
        for (var number = 0; number < options.Departments; number++)
            Departments[number] = await CreateDepartmentAsync(
                admin, number, agents.Where((_, index) => index % options.Departments == number), cancellationToken);
        foreach (var agent in agents)
        {
            var connection = await HubClient.ConnectAsync(server, agent, new AgentScreen(agent, ShownAt, _served.Writer).OnCall, cancellationToken);
            _connections.Add(connection);
            await connection.SubscribeAsync(position: null, cancellationToken);
        }
    }

    private async Task<string> CreateDepartmentAsync(SignIn admin, int number, IEnumerable<SignIn> agents, CancellationToken cancellationToken)
    {
        var created = await Rest.PostAsync("livechat/department", new
        {
            department = new
            {
                name = $"Department {number + 1}", email = "d@example.com", enabled = true, showOnRegistration = true, showOnOfflineForm = false,
            },
            agents = agents.Select(agent => new { agentId = agent.UserId, count = 0, order = 0 }),
        }, admin, cancellationToken);
        return created.GetProperty("department").GetProperty("_id").GetString()!;
    }
}
