using ContactCenter.Driving;

namespace ContactCenter.Tests.Processes;

/// <param name="Agent">The agent who serves it.</param>
internal sealed record ServedChat(Chat Chat, SignIn Agent);

/// <summary>Agents with a limit, and visitors whom they serve for the whole test. Each of them watches on both nodes.</summary>
internal sealed class Workplace : IAsyncDisposable
{
    public const int AgentCount = 10;
    public const int ChatsOfAgent = 6;

    /// <summary>Conversations of one agent at once: one more than are served for the whole test.</summary>
    public const int Capacity = ChatsOfAgent + 1;

    private const int ScreensOfAgent = 2;
    private const int ScreensOfVisitor = 3;
    private const int MaxInFlight = 8;

    private Workplace(SignIn admin, SignIn[] agents, ServedChat[] chats, List<ResumedStream> streams) =>
        (Admin, Agents, Chats, Streams) = (admin, agents, chats, streams);

    public SignIn Admin { get; }

    public IReadOnlyList<SignIn> Agents { get; }

    public IReadOnlyList<ServedChat> Chats { get; }

    public IReadOnlyList<ResumedStream> Streams { get; }

    public static async Task<Workplace> OpenAsync(ChaosCluster cluster, CancellationToken cancellationToken)
    {
        using var rest = new RestClient(cluster.Apis[0].Url);
        var admin = await Team.SignInAdminAsync(rest, cancellationToken);
        foreach (var (setting, value) in new (string, object)[]
                 {
                     ("Livechat_Routing_Method", "Manual_Selection"), ("Livechat_accept_chats_with_no_agents", true),
                     ("Livechat_maximum_chats_per_agent", Capacity),
                 })
            await rest.PostAsync($"settings/{setting}", new { value }, admin, cancellationToken);
        var agents = await Team.CreateAgentsAsync(rest, admin, AgentCount, cancellationToken);
        var chats = new ServedChat[AgentCount * ChatsOfAgent];
        await Parallel.ForAsync(
            0, chats.Length, new ParallelOptions { MaxDegreeOfParallelism = MaxInFlight, CancellationToken = cancellationToken },
            async (number, cancellation) => chats[number] = await ServeAsync(rest, agents[number % AgentCount], number, cancellation));
        var streams = agents.SelectMany(agent => Enumerable.Range(0, ScreensOfAgent).Select(_ => StreamOpening.OfAgent(agent)))
            .Concat(chats.SelectMany(served => Enumerable.Range(0, ScreensOfVisitor).Select(_ => StreamOpening.OfVisitor(served.Chat)))).ToList();
        var workplace = new Workplace(admin, agents, chats, streams);
        var nodes = cluster.Apis.Select(api => api.Url).ToList();
        await Task.WhenAll(streams.Select((stream, number) => stream.StartAsync(number % nodes.Count == 0 ? nodes : [nodes[1], nodes[0]])));
        return workplace;
    }

    public async ValueTask DisposeAsync() => await Task.WhenAll(Streams.Select(stream => stream.DisposeAsync().AsTask()));

    private static async Task<ServedChat> ServeAsync(RestClient rest, SignIn agent, int number, CancellationToken cancellationToken)
    {
        var token = Guid.NewGuid().ToString("N");
        await rest.PostAsync("livechat/visitor", new { visitor = new { token, name = $"Regular {number}" } }, null, cancellationToken);
        var opened = await rest.GetAsync($"livechat/room?token={token}", null, cancellationToken);
        var roomId = opened.GetProperty("room").GetProperty("_id").GetString()!;
        await rest.PostAsync("livechat/inquiries.take", new { inquiryId = roomId }, agent, cancellationToken);
        return new ServedChat(new Chat(token, roomId), agent);
    }
}
