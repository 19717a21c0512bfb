using ContactCenter.Agents;
using ContactCenter.Listing;
using ContactCenter.Parties;
using ContactCenter.Workspace;

namespace ContactCenter.Routing;

/// <summary>
/// Finds the agent who is asked first for a new conversation (contract §3.6): the one whom the visitor's page asked for, else a bot where
/// bots come first, else the contact's manager, else the agent of last time. An agent who cannot take it now is passed over, so that nobody
/// waits for somebody who is not there.
/// </summary>
internal sealed class PreferredAgents(IAgentDirectory agentDirectory, IAgentAvailability agentAvailability, IWorkspaceConfiguration workspace)
{
    /// <summary>The setting by which new conversations go to bots first, and all others to people only.</summary>
    public const string BotsFirst = "Livechat_assign_new_conversation_to_bot";

    /// <param name="askedAgentId">The agent whom the visitor's page asked for; null = nobody.</param>
    /// <param name="countsCalls">Whether the agent of last time may be one who only spoke with the contact on the telephone.</param>
    public async Task<PreferredAgent?> FindAsync(
        string? askedAgentId, string contactId, string? contactManagerId, string? departmentId, bool countsCalls = false,
        CancellationToken cancellationToken = default)
    {
        var settings = workspace.Current;
        if (await TryAsync(askedAgentId, RoutingReasons.AskedFor, departmentId, cancellationToken) is { } asked) return asked;
        if (settings.SettingIsOn(BotsFirst) && await FindBotAsync(departmentId, cancellationToken) is { } bot) return bot;
        if (settings.SettingIsOn("Omnichannel_contact_manager_routing")
            && await TryAsync(contactManagerId, RoutingReasons.ContactManager, departmentId, cancellationToken) is { } manager) return manager;
        if (!settings.SettingIsOn("Livechat_last_chatted_agent_routing")) return null;
        var lastId = countsCalls
            ? await agentDirectory.FindLastAgentIdWithCallsAsync(contactId, cancellationToken)
            : await agentDirectory.FindLastAgentIdAsync(contactId, cancellationToken);
        return await TryAsync(lastId, RoutingReasons.LastChatted, departmentId, cancellationToken);
    }

    private async Task<PreferredAgent?> FindBotAsync(string? departmentId, CancellationToken cancellationToken)
    {
        var capacity = AgentRules.DefaultCapacity(departmentId, workspace.Current);
        var bots = await agentAvailability.ListCandidatesAsync(departmentId, capacity, 1, Roles.Bot, cancellationToken);
        return bots is [var bot] ? await TryAsync(bot.UserId, RoutingReasons.Bot, departmentId, cancellationToken) : null;
    }

    private async Task<PreferredAgent?> TryAsync(string? agentId, string reason, string? departmentId, CancellationToken cancellationToken)
    {
        if (agentId is null || await agentDirectory.FindAgentAsync(agentId, cancellationToken) is not { } agent) return null;
        return AgentRules.CouldTake(agent, departmentId, workspace.Current)
            ? new PreferredAgent(new AgentReference(agent.UserId, agent.Username, agent.Name), reason)
            : null;
    }
}
