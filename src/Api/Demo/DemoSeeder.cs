using System.Globalization;
using ContactCenter.Calls;

namespace ContactCenter.Api.Demo;

/// <summary>Fills an empty workspace through the same grains as everybody: what the demo shows is what the product does.</summary>
internal sealed class DemoSeeder(
    IGrainFactory grains, IJournalFollower follower, CallIntake calls, SecretSealer sealer, TimeProvider time, Random random)
{
    private const int RegisteredContacts = 240;
    private const int Conversations = 120;
    private const int StillOpen = 30;
    private const int MaxInFlight = 16;
    private static readonly TimeSpan AssignmentPoll = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan AssignmentTimeout = TimeSpan.FromSeconds(1);

    /// <param name="passwords">User name and password of every account to create.</param>
    public async Task SeedAsync(IReadOnlyDictionary<string, string> passwords, CancellationToken cancellationToken)
    {
        var workspace = grains.GetGrain<IWorkspaceGrain>(IWorkspaceGrain.Key);
        await workspace.ChangeSetting(Context("marker"), DemoGuard.Marker, "true");
        var position = await workspace.ChangeSetting(Context("limit"), "Livechat_maximum_chats_per_agent", "12");
        await Task.WhenAll(DemoCast.Departments.Select(SaveDepartmentAsync));
        await follower.WaitForAsync(position, cancellationToken);
        await CreateManagerAsync(passwords);
        await Task.WhenAll(DemoCast.Agents.Select(agent => CreateAgentAsync(agent, passwords)));
        var example = new DemoExample(grains, sealer, time);
        await example.CreateAgentAsync(passwords[DemoExample.Username]);
        var registered = DrawPeople(RegisteredContacts);
        await ForEachAsync(registered, RegisterContactAsync, cancellationToken);
        await ForEachAsync(DrawPeople(Conversations), (index, plan) => HoldConversationAsync(index, plan, cancellationToken), cancellationToken);
        await example.FillCatalogsAsync();
        await example.OpenConversationAsync();
        await example.CallAsync();
        await new DemoCalls(calls, time).MakeAsync(registered, cancellationToken);
    }

    private Task SaveDepartmentAsync((string Id, string Name) department) => grains
        .GetGrain<IDepartmentGrain>(department.Id)
        .Save(new SaveDepartment(
            Context("save"), new DepartmentProfile(department.Name, $"{department.Id}@demo.example", true, true, true, null, null),
            [.. DemoCast.Agents.Where(a => a.Department == department.Id).Select((a, order) => new DepartmentAgent(a.Id, a.Id, 0, order))]));

    private Task CreateManagerAsync(IReadOnlyDictionary<string, string> passwords) =>
        CreateAccountAsync("mara", "Mara Klein", passwords, Roles.User, Roles.Manager);

    private async Task CreateAgentAsync((string Id, string Name, string Department) agent, IReadOnlyDictionary<string, string> passwords)
    {
        await CreateAccountAsync(agent.Id, agent.Name, passwords, Roles.User, Roles.Agent);
        var user = new AgentReference(agent.Id, agent.Id, agent.Name);
        await grains.GetGrain<IAgentGrain>(agent.Id).Enroll(new EnrollAgent(Context("enroll"), user));
        await grains.GetGrain<IAgentGrain>(agent.Id).SetPresence(new SetPresence(Context("online"), user, Presences.Online, null));
    }

    private Task CreateAccountAsync(string id, string name, IReadOnlyDictionary<string, string> passwords, params ImmutableArray<string> roles) =>
        grains.GetGrain<IAccountGrain>(id).Create(new CreateAccount(
            Context("create"), id, name, $"{id}@demo.example", PasswordDigest.Of(passwords[id]), roles));

    private Task RegisterContactAsync(int index, DemoPerson person) =>
        grains.GetGrain<IContactGrain>(ContactId("registered", index)).Create(new CreateContact(
            Context("create"), person.Name, [person.Email(index)], [person.Phone], null, null));

    private async Task HoldConversationAsync(int index, DemoPerson person, CancellationToken cancellationToken)
    {
        var visitorKey = VisitorKey.Of(person.Secret);
        var visitor = grains.GetGrain<IVisitorGrain>(visitorKey);
        await visitor.Register(new RegisterVisitor(
            Context("register"), person.Name, index % 3 == 0 ? person.Email(index) : null, index % 4 == 0 ? person.Phone : null, null, null, []));
        var opened = await visitor.OpenConversation(new OpenConversation(
            Context("open"), $"demo-room-{index}", ContactId("visitor", index), new ChannelSource(person.Source), person.Department));

        var conversation = grains.GetGrain<IConversationGrain>(opened.Conversation.RoomId);
        await conversation.PostAsVisitor(Write(person, visitorKey, opened, 0, person.Question));
        if (index >= Conversations - StillOpen && index % 2 == 0) return;

        if (await WaitForAgentAsync(conversation, cancellationToken) is not { } served) return;
        var agent = new AgentReference(served.UserId, served.Username);
        var answer = CommandContext.FromClient("answer", Actors.User(agent.UserId));
        await conversation.PostAsAgent(new PostAgentMessage(answer, agent, answer.Id, person.Answer, false));
        await conversation.PostAsVisitor(Write(person, visitorKey, opened, 1, person.FollowUp));
        if (index >= Conversations - StillOpen) return;
        await conversation.CloseAsUser(new CloseAsUser(Context("close"), agent, "Solved", [person.Department], false, true));
    }

    /// <summary>Waits for the agent who serves the conversation; null = everybody is busy, and it stays in the queue.</summary>
    private async Task<ServedBy?> WaitForAgentAsync(IConversationGrain conversation, CancellationToken cancellationToken)
    {
        for (var waited = TimeSpan.Zero; waited < AssignmentTimeout; waited += AssignmentPoll)
        {
            if ((await conversation.Find())?.ServedBy is { } agent) return agent;
            await Task.Delay(AssignmentPoll, time, cancellationToken);
        }

        return null;
    }

    /// <summary>The people are drawn before anything runs in parallel, so that a seed always makes the same demo.</summary>
    private List<DemoPerson> DrawPeople(int count) => [.. Enumerable.Range(0, count).Select(_ => DemoPerson.Draw(random))];

    private static async Task ForEachAsync(List<DemoPerson> people, Func<int, DemoPerson, Task> act, CancellationToken cancellationToken)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = MaxInFlight, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(Enumerable.Range(0, people.Count), options, async (index, _) => await act(index, people[index]));
    }

    private static PostVisitorMessage Write(DemoPerson person, string visitorKey, OpenedConversation opened, int number, string text)
    {
        var id = $"{person.Source}-{number}";
        return new(CommandContext.FromClient(id, Actors.Visitor(opened.Conversation.Visitor.VisitorId)), visitorKey, id, text);
    }

    private static string ContactId(string kind, int index) =>
        (kind == "visitor" ? "de30" : "de40") + index.ToString("x20", CultureInfo.InvariantCulture);

    private static CommandContext Context(string step) => CommandContext.OfSystem("demo", step);
}
