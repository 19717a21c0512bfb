using ContactCenter.Agents;
using ContactCenter.Contacts;
using ContactCenter.Conversations;
using ContactCenter.Errors;
using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Parties;
using ContactCenter.Routing;
using ContactCenter.Visitors;
using static ContactCenter.Tests.Routing.RoutingScene;

namespace ContactCenter.Tests.Routing;

/// <summary>The agent who is given a conversation, through the real grains: limits, preferred agents, bots, skills, methods and orders.</summary>
public class RoutingMethodTests
{
    [Fact]
    public async Task Agents_limit_overrides_the_departments_and_that_overrides_the_workspaces()
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
        await BobServedEarlierAsync(host);
        await host.Grains.GetGrain<IContactGrain>("contact-of-visitor-1").Update(ManagedBy("ann"));

        await OpenAsync(host, "visitor-1");
        var assigned = await AssignmentAsync(host);

        Assert.Equal(("ann", RoutingReasons.ContactManager), (assigned.Agent.UserId, assigned.Decision!.Reason));
        Assert.Contains(assigned.Decision.Candidates, one => one is { AgentId: "ann", Outcome: RoutingOutcomes.Assigned });
    }

    [Theory]
    [InlineData("true", "ann", RoutingReasons.ContactManager)]
    [InlineData("false", "bob", RoutingReasons.FewestConversations)]
    public async Task Manager_of_the_contact_is_asked_first_if_the_workspace_says_so(string setting, string expected, string reason)
    {
        await using var host = await GrainHost.StartAsync();
        host.Workspace.Set("Omnichannel_contact_manager_routing", setting);
        await AvailableAsync(host, "ann");
        await OpenAsync(host, "occupies-ann");
        await AssignedAsync(host, "occupies-ann");
        await AvailableAsync(host, "bob");
        await BobServedEarlierAsync(host);
        await host.Grains.GetGrain<IContactGrain>("contact-of-visitor-1").Update(ManagedBy("ann"));

        await OpenAsync(host, "visitor-1");
        var assigned = await AssignmentAsync(host);

        Assert.Equal((expected, reason), (assigned.Agent.UserId, assigned.Decision!.Reason));
    }

    [Theory]
    [InlineData("true", "bob", RoutingReasons.LastChatted)]
    [InlineData("false", "ann", RoutingReasons.FewestConversations)]
    public async Task Agent_of_last_time_is_asked_first_if_the_workspace_says_so(string setting, string expected, string reason)
    {
        await using var host = await GrainHost.StartAsync();
        host.Workspace.Set("Livechat_last_chatted_agent_routing", setting);
        await AvailableAsync(host, "bob");
        await BobServedEarlierAsync(host);
        await AvailableAsync(host, "ann");

        await OpenAsync(host, "visitor-1");
        var assigned = await AssignmentAsync(host);

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
        var assigned = await AssignmentAsync(host);

        Assert.Equal(expected, assigned.Agent.UserId);
        Assert.Equal(setting == "true", assigned.Decision!.Reason == RoutingReasons.Bot);
    }

    [Fact]
    public async Task Conversation_handed_over_by_a_bot_goes_to_people_though_the_bot_is_free()
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
    public async Task Manual_selection_offers_a_conversation_to_all_when_its_preferred_agent_leaves()
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
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(60));
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

    /// <summary>Lets bob serve and close a conversation of the visitor.</summary>
    private static async Task BobServedEarlierAsync(GrainHost host)
    {
        await RegisterAsync(host, "visitor-1");
        await OpenOnlyAsync(host, "visitor-1", "earlier");
        await host.Journal.WaitForAsync(entry => entry.Kind == ConversationKinds.Assigned && entry.Tags.ConversationId == "earlier");
        await host.Grains.GetGrain<IConversationGrain>("earlier").CloseAsUser(
            new CloseAsUser(Context(), new AgentReference("bob", "bob"), "done", [], false, true));
        // The agent is told one way: until then bob still seems to serve it.
        await host.Journal.WaitForAsync(entry => entry.Kind == "agent-slot-released" && entry.Entity.Id == "bob");
    }

    private static async Task<AgentAssigned> AssignmentAsync(GrainHost host) =>
        (AgentAssigned)EntryCodec<ConversationEntry>.Read(ConversationKinds.Assigned, (await AssignedAsync(host, "visitor-1")).Data)!;
}
