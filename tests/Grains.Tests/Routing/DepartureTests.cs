using System.Collections.Immutable;
using ContactCenter.Agents;
using ContactCenter.Conversations;
using ContactCenter.Entities;
using ContactCenter.Journal;
using ContactCenter.Parties;
using ContactCenter.Workspace;
using static ContactCenter.Tests.Routing.RoutingScene;

namespace ContactCenter.Tests.Routing;

public class DepartureTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 26, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Removed_agents_conversations_of_the_department_wait_in_its_queue()
    {
        await using var host = await GrainHost.StartAsync();
        await DepartmentAsync(host, "sales", null, "ann");
        await AvailableAsync(host, "ann");
        await OpenAsync(host, "t1", "sales");
        await AssignedAsync(host, "t1");

        var saved = await host.Grains.GetGrain<IDepartmentGrain>("sales").ChangeAgents(new ChangeDepartmentAgents(Context(), [], ["ann"]));

        Assert.Empty(saved.RemovedAgentIds);
        var room = await host.Grains.GetGrain<IConversationGrain>(Room("t1")).Find();
        Assert.Equal((null, "sales"), (room!.ServedBy, room.DepartmentId));
        Assert.Equal("ann", Assert.Single(room.FormerAgentIds));
    }

    [Fact]
    public void Removed_agent_is_followed_until_it_is_said_so_or_is_back()
    {
        var department = Changed(Department("ann", "ben"), "ben");
        Assert.Equal("ann", Assert.Single(department.RemovedAgentIds));
        Assert.Empty(Changed(department, "ann", "ben").RemovedAgentIds);
        Assert.Empty(Apply(department, new DepartmentAgentsFollowed(["ann"])).RemovedAgentIds);
        Assert.Empty(Apply(Department("ann"), new DepartmentAgentsChanged([])).RemovedAgentIds);
    }

    [Fact]
    public void Presence_that_ended_by_itself_is_resumed_and_one_that_somebody_set_is_not()
    {
        var ann = new AgentReference("ann", "ann");
        var online = Apply(AgentState.None, new PresenceChanged(ann, Presences.Away, "lunch"));
        var ended = Apply(online, AgentRules.EndPresence(online, At).Entries.Single());
        Assert.Equal((Presences.Offline, Presences.Away, At), (ended.View!.Presence, ended.View.PresenceBefore, ended.View.LeftAt));
        Assert.Empty(AgentRules.EndPresence(ended, At).Entries);

        var resumed = Apply(ended, AgentRules.ResumePresence(ended).Entries.Single());
        Assert.Equal(
            (Presences.Away, "lunch", null, null),
            (resumed.View!.Presence, resumed.View.PresenceMessage, resumed.View.PresenceBefore, resumed.View.LeftAt));
        Assert.Empty(AgentRules.ResumePresence(resumed).Entries);

        // Also where it changes nothing but that.
        var chosen = AgentRules.SetPresence(ended, new SetPresence(CommandContext.OfSystem("test"), ann, Presences.Offline, "lunch"));
        Assert.Empty(AgentRules.ResumePresence(Apply(ended, chosen.Entries.Single())).Entries);
    }

    [Fact]
    public void Agents_profile_without_skills_leaves_the_skills_that_it_has()
    {
        var ann = new AgentReference("ann", "ann");
        var agent = Apply(AgentState.None, AgentRules.Enroll(AgentState.None, new EnrollAgent(Context(), ann)).Entries.Single());
        agent = Apply(agent, AgentRules.ChangeProfile(agent, new ChangeAgentProfile(Context(), 2, ["billing"])).Entries.Single());

        var changed = Apply(agent, AgentRules.ChangeProfile(agent, new ChangeAgentProfile(Context(), 3, null)).Entries.Single());

        Assert.Equal((3, "billing"), (changed.View!.Capacity, Assert.Single(changed.View.Skills)));
    }

    [Fact]
    public void Presence_or_message_that_is_not_given_stays_as_the_agent_has_it()
    {
        var ann = new AgentReference("ann", "ann");
        var away = Apply(AgentState.None, new PresenceChanged(ann, Presences.Away, "lunch"));
        AgentEntry Set(AgentState state, string? status, string? message) =>
            AgentRules.SetPresence(state, new SetPresence(CommandContext.OfSystem("test"), ann, status, message)).Entries.Single();

        Assert.Equal(new PresenceChanged(ann, Presences.Busy, "lunch"), Set(away, Presences.Busy, null));
        Assert.Equal(new PresenceChanged(ann, Presences.Away, "back soon"), Set(away, null, "back soon"));
        Assert.Equal(new PresenceChanged(ann, Presences.Offline, "at home"), Set(AgentState.None, null, "at home"));
        Assert.Empty(AgentRules.SetPresence(away, new SetPresence(CommandContext.OfSystem("test"), ann, null, null)).Entries);
    }

    private static DepartmentView Department(params string[] agentIds) => new()
    {
        DepartmentId = "sales", Profile = new DepartmentProfile("Sales", "s@example.com", true, true, true, null, null), Agents = Agents(agentIds),
    };

    private static DepartmentView Changed(DepartmentView department, params string[] agentIds) => Apply(
        department, WorkspaceRules.Save(department, new SaveDepartment(Context(), department.Profile, Agents(agentIds))).Entries[1]);

    private static ImmutableArray<DepartmentAgent> Agents(string[] ids) => [.. ids.Select(id => new DepartmentAgent(id, id, 0, 0))];

    private static DepartmentView Apply(DepartmentView department, DepartmentEntry entry) =>
        WorkspaceRules.Apply("sales", department, new Recorded<DepartmentEntry>(1, At, Actors.System, entry))!;

    private static AgentState Apply(AgentState state, AgentEntry entry) => AgentRules.Apply("ann", state, new Recorded<AgentEntry>(1, At, "user:ann", entry));
}
