using ContactCenter.Accounts;
using ContactCenter.Agents;
using ContactCenter.Contacts;
using ContactCenter.Conversations;
using ContactCenter.Journal;
using ContactCenter.Parties;
using ContactCenter.Routing;
using ContactCenter.Visitors;
using ContactCenter.Workspace;

namespace ContactCenter.Tests.Routing;

/// <summary>The common start of routing tests.</summary>
internal static class RoutingScene
{
    public static string Room(string token) => "room-of-" + token;

    public static CommandContext Context() => CommandContext.FromClient(Guid.NewGuid().ToString("N"), Actors.User("tester"));

    public static UpdateContact ManagedBy(string userId) => new(Context(), null, null, null, null, userId, false);

    public static SaveConversationInfo Tagged(string tag) =>
        new(Context(), "boss", true, null, [tag], System.Collections.Immutable.ImmutableDictionary<string, string>.Empty);

    public static SaveConversationInfo Urgent() =>
        new(Context(), "boss", true, null, null, System.Collections.Immutable.ImmutableDictionary<string, string>.Empty)
        {
            Priority = new PriorityReference("highest", 1),
        };

    public static PostVisitorMessage Message(string id, string token) =>
        new(CommandContext.FromClient(id, Actors.Visitor(token)), VisitorKey.Of(token), id, "hello");

    public static async Task AvailableAsync(GrainHost host, string userId, params string[] skills)
    {
        var agent = host.Grains.GetGrain<IAgentGrain>(userId);
        var user = new AgentReference(userId, userId);
        await agent.Enroll(new EnrollAgent(Context(), user));
        if (skills.Length > 0) await agent.ChangeProfile(new ChangeAgentProfile(Context(), null, [.. skills]));
        await agent.SetPresence(new SetPresence(Context(), user, Presences.Online, null));
    }

    public static async Task BotAsync(GrainHost host, string userId)
    {
        await host.Grains.GetGrain<IAccountGrain>(userId).Create(
            new CreateAccount(Context(), userId, userId, null, PasswordDigest.Of("secret"), [Roles.Agent, Roles.Bot]));
        await AvailableAsync(host, userId);
    }

    public static Task<VisitorView> RegisterAsync(GrainHost host, string token) => host.Grains.GetGrain<IVisitorGrain>(VisitorKey.Of(token))
        .Register(new RegisterVisitor(Context(), null, null, null, null, null, []));

    public static async Task<OpenedConversation> OpenAsync(GrainHost host, string token, string? departmentId = null)
    {
        await RegisterAsync(host, token);
        return await OpenOnlyAsync(host, token, Room(token), departmentId);
    }

    public static Task<OpenedConversation> OpenOnlyAsync(GrainHost host, string token, string roomId, string? departmentId = null) =>
        host.Grains.GetGrain<IVisitorGrain>(VisitorKey.Of(token)).OpenConversation(
            new OpenConversation(Context(), roomId, "contact-of-" + token, new ChannelSource("widget"), departmentId));

    public static Task<JournalEntry> AssignedAsync(GrainHost host, string token) => host.Journal.WaitForAsync(entry =>
        entry.Kind == ConversationKinds.Assigned && entry.Tags.ConversationId == Room(token));

    public static Task<ConversationView> TakeAsync(GrainHost host, string agentId, string token, string? departmentId = null) =>
        host.Grains.GetGrain<IAgentGrain>(agentId)
            .Take(new TakeConversation(Context(), Room(token), AssignmentReason.Taken) { DepartmentId = departmentId });

    public static async Task DepartmentAsync(GrainHost host, string departmentId, int? maxChats, params string[] agentIds)
    {
        host.Workspace.AddDepartment(departmentId, agentIds);
        var department = host.Workspace.Current.Departments[departmentId];
        var profile = department.Profile with { MaxSimultaneousChats = maxChats };
        host.Workspace.Current = host.Workspace.Current with
        {
            Departments = host.Workspace.Current.Departments.SetItem(departmentId, department with { Profile = profile }),
        };
        await host.Grains.GetGrain<Workspace.IDepartmentGrain>(departmentId).Save(new Workspace.SaveDepartment(Context(), profile, department.Agents));
    }

    public static Task<ConversationView> CloseAsync(GrainHost host, string token, string agentId) =>
        host.Grains.GetGrain<IConversationGrain>(Room(token)).CloseAsUser(
            new CloseAsUser(Context(), new AgentReference(agentId, agentId), "done", [], false, true));
}
