using ContactCenter.Accounts;
using ContactCenter.Agents;
using ContactCenter.Contacts;
using ContactCenter.Conversations;
using ContactCenter.Directory;
using ContactCenter.Errors;
using ContactCenter.Journal;
using ContactCenter.Routing;
using ContactCenter.Visitors;
using ContactCenter.Workspace;

namespace ContactCenter.Tests.Routing;

/// <summary>Promise 6 through the real grains: one owner, bounded load, one open conversation per visitor.</summary>
public class RoutingTests
{
    [Fact]
    public async Task New_conversation_goes_to_the_free_agent_with_the_fewest_conversations()
    {
        await using var host = await GrainHost.StartAsync();
        await AvailableAsync(host, "ann");
        await OpenAsync(host, "visitor-1");
        await AssignedAsync(host, "visitor-1");
        await AvailableAsync(host, "bob");
        await OpenAsync(host, "visitor-2");
        Assert.Equal("bob", (await AssignedAsync(host, "visitor-2")).Tags.AgentId);
    }

    [Fact]
    public async Task Conversation_waits_while_every_agent_is_full_and_goes_to_the_first_freed_slot()
    {
        await using var host = await GrainHost.StartAsync();
        host.Workspace.Set("Livechat_maximum_chats_per_agent", "1");
        await AvailableAsync(host, "ann");
        await OpenAsync(host, "visitor-1");
        await AssignedAsync(host, "visitor-1");
        Assert.Equal(ConversationStatuses.Queued, (await OpenAsync(host, "visitor-2")).Conversation.Status);

        await CloseAsync(host, "visitor-1", "ann");

        Assert.Equal("ann", (await AssignedAsync(host, "visitor-2")).Tags.AgentId);
    }

    [Fact]
    public async Task Conversation_waits_for_an_agent_to_become_available()
    {
        await using var host = await GrainHost.StartAsync();
        host.Workspace.Set("Livechat_accept_chats_with_no_agents", "true");
        await OpenAsync(host, "visitor-1");
        await AvailableAsync(host, "ann");
        Assert.Equal("ann", (await AssignedAsync(host, "visitor-1")).Tags.AgentId);
    }

    [Fact]
    public async Task Conversation_of_a_department_goes_to_its_agents_only()
    {
        await using var host = await GrainHost.StartAsync();
        await AvailableAsync(host, "ann");
        await AvailableAsync(host, "bob");
        host.Workspace.AddDepartment("sales", "bob");
        await host.Grains.GetGrain<Workspace.IDepartmentGrain>("sales").Save(new Workspace.SaveDepartment(
            Context(), host.Workspace.Current.Departments["sales"].Profile, host.Workspace.Current.Departments["sales"].Agents));
        await OpenAsync(host, "visitor-1", "sales");
        Assert.Equal("bob", (await AssignedAsync(host, "visitor-1")).Tags.AgentId);
    }

    [Fact]
    public async Task Nobody_online_refuses_the_conversation()
    {
        await using var host = await GrainHost.StartAsync();
        var refused = await Assert.ThrowsAsync<ContactCenterException>(() => OpenAsync(host, "visitor-1"));
        Assert.Equal(VisitorErrors.NoAgentOnline, refused.Error);
        Assert.Empty(host.Journal.All<ConversationRow>());
    }

    [Fact]
    public async Task Manual_routing_leaves_conversations_in_the_queue_until_somebody_takes_them()
    {
        await using var host = await GrainHost.StartAsync();
        host.Workspace.Set("Livechat_Routing_Method", "\"Manual_Selection\"");
        await AvailableAsync(host, "ann");
        await OpenAsync(host, "visitor-1");
        var taken = await TakeAsync(host, "ann", "visitor-1");
        Assert.Equal("ann", taken.ServedBy!.UserId);
    }

    [Fact]
    public async Task Parallel_takers_of_one_conversation_have_one_winner_and_losers_get_their_slot_back()
    {
        await using var host = await GrainHost.StartAsync();
        host.Workspace.Set("Livechat_Routing_Method", "\"Manual_Selection\"");
        string[] agents = ["ann", "bob", "cem", "dea", "eli"];
        foreach (var agent in agents) await AvailableAsync(host, agent);
        await OpenAsync(host, "visitor-1");

        var takes = agents.Select(agent => TakeAsync(host, agent, "visitor-1")).ToList();
        var errors = await Task.WhenAll(takes.Select(async take => (await Record.ExceptionAsync(() => take) as ContactCenterException)?.Error));

        Assert.Single(errors, error => error is null);
        Assert.Equal(4, errors.Count(error => error == ConversationErrors.InquiryTaken));
        Assert.Equal(1, host.Journal.All<AgentRow>().Sum(agent => agent.Serving));
    }

    [Fact]
    public async Task Parallel_opens_of_one_visitor_end_in_one_conversation()
    {
        await using var host = await GrainHost.StartAsync();
        await AvailableAsync(host, "ann");
        await RegisterAsync(host, "visitor-1");
        var opened = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => OpenOnlyAsync(host, "visitor-1", $"room-{i}")));
        Assert.Single(opened.Select(o => o.Conversation.RoomId).Distinct());
        Assert.Single(opened, o => o.IsNew);
        Assert.Single(host.Journal.All<ConversationRow>());
    }

    [Fact]
    public async Task Visitor_gets_a_new_conversation_after_the_last_one_was_closed()
    {
        await using var host = await GrainHost.StartAsync();
        await AvailableAsync(host, "ann");
        await OpenAsync(host, "visitor-1");
        await AssignedAsync(host, "visitor-1");
        await CloseAsync(host, "visitor-1", "ann");
        var next = await OpenOnlyAsync(host, "visitor-1", "second-room");
        Assert.True(next.IsNew);
        Assert.Equal("second-room", next.Conversation.RoomId);
    }

    [Fact]
    public async Task Full_agent_may_not_take_by_hand_either()
    {
        await using var host = await GrainHost.StartAsync();
        host.Workspace.Set("Livechat_Routing_Method", "\"Manual_Selection\"");
        host.Workspace.Set("Livechat_maximum_chats_per_agent", "1");
        await AvailableAsync(host, "ann");
        await OpenAsync(host, "visitor-1");
        await OpenAsync(host, "visitor-2");
        await TakeAsync(host, "ann", "visitor-1");
        var refused = await Assert.ThrowsAsync<ContactCenterException>(() => TakeAsync(host, "ann", "visitor-2"));
        Assert.Equal(AgentErrors.AtCapacity, refused.Error);
    }

    [Fact]
    public async Task Agent_who_is_not_available_may_not_take()
    {
        await using var host = await GrainHost.StartAsync();
        host.Workspace.Set("Livechat_accept_chats_with_no_agents", "true");
        await host.Grains.GetGrain<IAgentGrain>("ann").Enroll(new EnrollAgent(Context(), new AgentReference("ann", "ann")));
        await OpenAsync(host, "visitor-1");
        var refused = await Assert.ThrowsAsync<ContactCenterException>(() => TakeAsync(host, "ann", "visitor-1"));
        Assert.Equal(AgentErrors.Offline, refused.Error);
    }

    [Fact]
    public async Task Closed_conversation_takes_no_messages_and_repeats_what_it_took()
    {
        await using var host = await GrainHost.StartAsync();
        await AvailableAsync(host, "ann");
        await OpenAsync(host, "visitor-1");
        await AssignedAsync(host, "visitor-1");
        var conversation = host.Grains.GetGrain<IConversationGrain>(Room("visitor-1"));
        var sent = await conversation.PostAsVisitor(Message("m1", "visitor-1"));
        await CloseAsync(host, "visitor-1", "ann");

        var repeated = await conversation.PostAsVisitor(Message("m1", "visitor-1"));
        var refused = await Assert.ThrowsAsync<ContactCenterException>(() => conversation.PostAsVisitor(Message("m2", "visitor-1")));

        Assert.Equal(sent, repeated);
        Assert.Equal(ConversationErrors.RoomClosed, refused.Error);
    }

    [Fact]
    public async Task Limit_of_the_department_goes_before_the_workspaces_and_that_of_the_agent_before_both()
    {
        await using var host = await GrainHost.StartAsync();
        host.Workspace.Set("Livechat_maximum_chats_per_agent", "1");
        host.Workspace.Set("Livechat_accept_chats_with_no_agents", "true");
        await AvailableAsync(host, "ann");
        await DepartmentAsync(host, "sales", maxChats: 2, "ann");
        foreach (var visitor in new[] { "visitor-1", "visitor-2" })
        {
            await OpenAsync(host, visitor, "sales");
            await AssignedAsync(host, visitor);
        }

        await OpenAsync(host, "visitor-3", "sales");
        var refused = await Assert.ThrowsAsync<ContactCenterException>(() => TakeAsync(host, "ann", "visitor-3", "sales"));
        Assert.Equal(AgentErrors.AtCapacity, refused.Error);
        await host.Grains.GetGrain<IAgentGrain>("ann").ChangeProfile(new ChangeAgentProfile(Context(), 3, []));
        Assert.Equal("ann", (await AssignedAsync(host, "visitor-3")).Tags.AgentId);
    }

    [Fact]
    public async Task Contact_manager_is_asked_first_and_the_decision_says_so()
    {
        await using var host = await GrainHost.StartAsync();
        foreach (var agent in new[] { "ann", "bob" }) await AvailableAsync(host, agent);
        await OpenAsync(host, "other");
        await AssignedAsync(host, "other");
        await RegisterAsync(host, "visitor-1");
        await OpenOnlyAsync(host, "visitor-1", "earlier");
        await host.Journal.WaitForAsync(entry => entry.Kind == ConversationKinds.Assigned && entry.Tags.ConversationId == "earlier");
        await host.Grains.GetGrain<IConversationGrain>("earlier").CloseAsUser(
            new CloseAsUser(Context(), new AgentReference("bob", "bob"), "done", [], false, true));
        await host.Grains.GetGrain<IContactGrain>("contact-of-visitor-1").Update(ManagedBy("ann"));

        await OpenAsync(host, "visitor-1");
        var assigned = (AgentAssigned)EntryCodec<ConversationEntry>.Read(ConversationKinds.Assigned, (await AssignedAsync(host, "visitor-1")).Data)!;

        Assert.Equal(("ann", RoutingReasons.ContactManager), (assigned.Agent.UserId, assigned.Decision!.Reason));
        Assert.Contains(assigned.Decision.Candidates, one => one is { AgentId: "ann", Outcome: RoutingOutcomes.Assigned });
    }

    [Theory]
    [InlineData("true", "bob", RoutingReasons.LastChatted)]
    [InlineData("false", "ann", RoutingReasons.FewestConversations)]
    public async Task Agent_of_last_time_is_asked_first_if_the_workspace_says_so(string setting, string expected, string reason)
    {
        await using var host = await GrainHost.StartAsync();
        host.Workspace.Set("Livechat_last_chatted_agent_routing", setting);
        await AvailableAsync(host, "bob");
        await RegisterAsync(host, "visitor-1");
        await OpenOnlyAsync(host, "visitor-1", "earlier");
        await host.Journal.WaitForAsync(entry => entry.Kind == ConversationKinds.Assigned && entry.Tags.ConversationId == "earlier");
        await host.Grains.GetGrain<IConversationGrain>("earlier").CloseAsUser(
            new CloseAsUser(Context(), new AgentReference("bob", "bob"), "done", [], false, true));
        await AvailableAsync(host, "ann");

        await OpenAsync(host, "visitor-1");
        var assigned = (AgentAssigned)EntryCodec<ConversationEntry>.Read(ConversationKinds.Assigned, (await AssignedAsync(host, "visitor-1")).Data)!;

        Assert.Equal((expected, reason), (assigned.Agent.UserId, assigned.Decision!.Reason));
    }

    [Theory]
    [InlineData("true", "Auto_Selection", "bot")]
    [InlineData("true", "Manual_Selection", "bot")]
    [InlineData("false", "Auto_Selection", "ann")]
    public async Task New_conversation_goes_to_a_bot_if_the_workspace_says_so(string setting, string method, string expected)
    {
        await using var host = await GrainHost.StartAsync();
        host.Workspace.Set("Livechat_assign_new_conversation_to_bot", setting);
        host.Workspace.Set("Livechat_Routing_Method", $"\"{method}\"");
        await BotAsync(host, "bot");
        await OpenAsync(host, "occupies-the-bot");
        await AssignedAsync(host, "occupies-the-bot");
        await AvailableAsync(host, "ann");

        await OpenAsync(host, "visitor-1");
        var assigned = (AgentAssigned)EntryCodec<ConversationEntry>.Read(ConversationKinds.Assigned, (await AssignedAsync(host, "visitor-1")).Data)!;

        Assert.Equal(expected, assigned.Agent.UserId);
        Assert.Equal(setting == "true", assigned.Decision!.Reason == RoutingReasons.Bot);
    }

    [Fact]
    public async Task What_a_bot_hands_over_goes_to_people_though_the_bot_is_free()
    {
        await using var host = await GrainHost.StartAsync();
        host.Workspace.Set("Livechat_assign_new_conversation_to_bot", "true");
        host.Workspace.Set("Livechat_accept_chats_with_no_agents", "true");
        await BotAsync(host, "bot");
        await AvailableAsync(host, "ann");
        await OpenAsync(host, "visitor-1");
        await AssignedAsync(host, "visitor-1");
        await host.Grains.GetGrain<IConversationGrain>(Room("visitor-1")).TransferToQueue(
            new TransferToQueue(Context(), new MessageSender(MessageSender.User, "bot", "bot", null), TransferScopes.Queue, null, null, null));
        var taken = await host.Journal.WaitForAsync(entry => entry.Kind == ConversationKinds.Assigned && entry.Tags.AgentId == "ann");
        Assert.Equal(Room("visitor-1"), taken.Tags.ConversationId);
    }

    [Fact]
    public async Task Conversation_that_waits_for_one_agent_is_offered_to_all_when_that_one_goes_and_agents_take_by_hand()
    {
        await using var host = await GrainHost.StartAsync();
        host.Workspace.Set("Livechat_Routing_Method", "\"Manual_Selection\"");
        host.Workspace.Set("Livechat_accept_chats_with_no_agents", "true");
        foreach (var agent in new[] { "ann", "bob" }) await AvailableAsync(host, agent);
        await RegisterAsync(host, "visitor-1");
        await host.Grains.GetGrain<IVisitorGrain>(VisitorKey.Of("visitor-1")).OpenConversation(
            new OpenConversation(Context(), Room("visitor-1"), "contact-1", new ChannelSource("widget"), null) { AgentId = "ann" });
        var conversation = host.Grains.GetGrain<IConversationGrain>(Room("visitor-1"));
        await host.Grains.GetGrain<IAgentGrain>("bob").SetPresence(new SetPresence(Context(), new AgentReference("bob", "bob"), Presences.Offline, null));
        await conversation.OfferToAll(Context(), "bob");
        Assert.Equal("ann", (await conversation.Find())!.PreferredAgent!.UserId);

        await host.Grains.GetGrain<IAgentGrain>("ann").SetPresence(new SetPresence(Context(), new AgentReference("ann", "ann"), Presences.Offline, null));
        await host.Journal.WaitForAsync(entry => entry.Kind == ConversationKinds.OfferedToAll && entry.Tags.ConversationId == Room("visitor-1"));
        Assert.Null((await conversation.Find())!.PreferredAgent);
    }

    [Fact]
    public async Task Preferred_agent_who_is_full_holds_nobody_up()
    {
        await using var host = await GrainHost.StartAsync();
        host.Workspace.Set("Livechat_maximum_chats_per_agent", "1");
        await AvailableAsync(host, "ann");
        await OpenAsync(host, "visitor-1");
        await AssignedAsync(host, "visitor-1");
        await AvailableAsync(host, "bob");
        await RegisterAsync(host, "visitor-2");
        await host.Grains.GetGrain<IVisitorGrain>(VisitorKey.Of("visitor-2")).OpenConversation(
            new OpenConversation(Context(), Room("visitor-2"), "contact-2", new ChannelSource("widget"), null) { AgentId = "ann" });
        Assert.Equal("bob", (await AssignedAsync(host, "visitor-2")).Tags.AgentId);
    }

    [Fact]
    public async Task Skills_let_those_behind_pass_whom_nobody_free_suits()
    {
        await using var host = await GrainHost.StartAsync();
        host.Workspace.Set("Omnichannel_skill_routing", "true");
        host.Workspace.Set("Livechat_accept_chats_with_no_agents", "true");
        foreach (var (visitor, tag) in new[] { ("visitor-1", "german"), ("visitor-2", "billing") })
        {
            await OpenAsync(host, visitor);
            await host.Grains.GetGrain<IConversationGrain>(Room(visitor)).SaveInfo(Tagged(tag));
        }

        await AvailableAsync(host, "ann", "billing");
        Assert.Equal("ann", (await AssignedAsync(host, "visitor-2")).Tags.AgentId);
        Assert.DoesNotContain(host.Journal.Entries, entry => entry.Kind == ConversationKinds.Assigned && entry.Tags.ConversationId == Room("visitor-1"));
        await AvailableAsync(host, "bob", "german");
        Assert.Equal("bob", (await AssignedAsync(host, "visitor-1")).Tags.AgentId);
    }

    [Fact]
    public async Task Service_outside_chooses_and_whom_it_does_not_name_waits()
    {
        await using var host = await GrainHost.StartAsync();
        host.Workspace.Set("Livechat_Routing_Method", "\"External\"");
        var asked = new TaskCompletionSource();
        host.External.Answer = departmentId =>
        {
            if (departmentId is null) asked.TrySetResult();
            return departmentId == "sales" ? new ExternalChoice(null, "bob") : null;
        };
        foreach (var agent in new[] { "ann", "bob" }) await AvailableAsync(host, agent);
        await DepartmentAsync(host, "sales", null, "ann");
        await OpenAsync(host, "visitor-1");
        await OpenAsync(host, "visitor-2", "sales");

        var assigned = await AssignedAsync(host, "visitor-2");

        Assert.Equal("bob", assigned.Tags.AgentId);
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(ConversationStatuses.Queued, (await host.Grains.GetGrain<IConversationGrain>(Room("visitor-1")).Find())!.Status);
    }

    [Theory]
    [InlineData("\"Priority\"", "visitor-2")]
    [InlineData("\"Timestamp\"", "visitor-1")]
    public async Task Queue_serves_in_the_order_of_the_workspace(string mechanism, string first)
    {
        await using var host = await GrainHost.StartAsync();
        host.Workspace.Set("Omnichannel_sorting_mechanism", mechanism);
        host.Workspace.Set("Livechat_maximum_chats_per_agent", "1");
        host.Workspace.Set("Livechat_accept_chats_with_no_agents", "true");
        foreach (var visitor in new[] { "visitor-1", "visitor-2" }) await OpenAsync(host, visitor);
        await host.Grains.GetGrain<IConversationGrain>(Room("visitor-2")).SaveInfo(Urgent());
        await AvailableAsync(host, "ann");
        var assigned = await host.Journal.WaitForAsync(entry => entry.Kind == ConversationKinds.Assigned);
        Assert.Equal(Room(first), assigned.Tags.ConversationId);
    }

    private static string Room(string token) => "room-of-" + token;

    private static CommandContext Context() => new(Guid.NewGuid().ToString("N"), Actors.User("tester"));

    private static UpdateContact ManagedBy(string userId) => new(Context(), null, null, null, null, userId, false);

    private static SaveConversationInfo Tagged(string tag) =>
        new(Context(), "boss", true, null, [tag], System.Collections.Immutable.ImmutableDictionary<string, string>.Empty);

    private static SaveConversationInfo Urgent() =>
        new(Context(), "boss", true, null, null, System.Collections.Immutable.ImmutableDictionary<string, string>.Empty)
        {
            Priority = new PriorityReference("highest", 1),
        };

    private static PostVisitorMessage Message(string id, string token) =>
        new(new CommandContext(id, Actors.Visitor(token)), VisitorKey.Of(token), id, "hello");

    private static async Task AvailableAsync(GrainHost host, string userId, params string[] skills)
    {
        var agent = host.Grains.GetGrain<IAgentGrain>(userId);
        var user = new AgentReference(userId, userId);
        await agent.Enroll(new EnrollAgent(Context(), user));
        if (skills.Length > 0) await agent.ChangeProfile(new ChangeAgentProfile(Context(), null, [.. skills]));
        await agent.SetPresence(new SetPresence(Context(), user, Presences.Online, null));
    }

    private static async Task BotAsync(GrainHost host, string userId)
    {
        await host.Grains.GetGrain<IAccountGrain>(userId).Create(
            new CreateAccount(Context(), userId, userId, null, PasswordDigest.Of("secret"), [Roles.Agent, Roles.Bot]));
        await AvailableAsync(host, userId);
    }

    private static Task<VisitorView> RegisterAsync(GrainHost host, string token) => host.Grains.GetGrain<IVisitorGrain>(VisitorKey.Of(token))
        .Register(new RegisterVisitor(Context(), null, null, null, null, null, []));

    private static async Task<OpenedConversation> OpenAsync(GrainHost host, string token, string? departmentId = null)
    {
        await RegisterAsync(host, token);
        return await OpenOnlyAsync(host, token, Room(token), departmentId);
    }

    private static Task<OpenedConversation> OpenOnlyAsync(GrainHost host, string token, string roomId, string? departmentId = null) =>
        host.Grains.GetGrain<IVisitorGrain>(VisitorKey.Of(token)).OpenConversation(
            new OpenConversation(Context(), roomId, "contact-of-" + token, new ChannelSource("widget"), departmentId));

    private static Task<JournalEntry> AssignedAsync(GrainHost host, string token) => host.Journal.WaitForAsync(entry =>
        entry.Kind == ConversationKinds.Assigned && entry.Tags.ConversationId == Room(token));

    private static Task<ConversationView> TakeAsync(GrainHost host, string agentId, string token, string? departmentId = null) =>
        host.Grains.GetGrain<IAgentGrain>(agentId)
            .Take(new TakeConversation(Context(), Room(token), AssignmentReason.Taken) { DepartmentId = departmentId });

    private static async Task DepartmentAsync(GrainHost host, string departmentId, int? maxChats, params string[] agentIds)
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

    private static Task<ConversationView> CloseAsync(GrainHost host, string token, string agentId) =>
        host.Grains.GetGrain<IConversationGrain>(Room(token)).CloseAsUser(
            new CloseAsUser(Context(), new AgentReference(agentId, agentId), "done", [], false, true));
}
