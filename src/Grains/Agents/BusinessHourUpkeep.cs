using System.Collections.Immutable;
using ContactCenter.Entities;
using ContactCenter.Listing;
using ContactCenter.Workspace;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Agents;

/// <summary>
/// Tells agents when their business hours begin or end. Agents are called only after hours or configuration changed, and once after the
/// start of the process. Every other run only looks at a few clocks.
/// </summary>
public sealed class BusinessHourUpkeep(
    IGrainFactory grains, IAccountDirectory directory, IWorkspaceConfiguration workspace, TimeProvider time, ILogger<BusinessHourUpkeep> logger) : IUpkeep
{
    private const int AgentsPerPage = 200;

    private readonly UpkeepList _agents = new("Telling the business hours to agent", time, logger);
    private ImmutableHashSet<string> _untold = [];
    private Known? _known;

    public async Task<DateTimeOffset?> RunOnceAsync(CancellationToken cancellationToken)
    {
        var current = Look(workspace.Current, time.GetUtcNow());
        if (current != _known)
        {
            if (_known is not null || current.IsEnabled) _untold = await ReadAgentsAsync(cancellationToken);
            _known = current;
        }

        if (!_untold.IsEmpty) await TellAgentsAsync(cancellationToken);
        return current.IsEnabled || !_untold.IsEmpty ? NextRun.Soon : null;
    }

    /// <summary>Tells the agents that are still to be told. A failed call is repeated later and keeps no other agent waiting.</summary>
    private async Task TellAgentsAsync(CancellationToken cancellationToken)
    {
        var told = await _agents.RunAsync(
            _ => Task.FromResult(_untold.Order(StringComparer.Ordinal).ToImmutableArray()), int.MaxValue / 2, agentId => agentId,
            agentId => grains.GetGrain<IAgentGrain>(agentId).FollowHours(), cancellationToken);
        _untold = _untold.Except(told);
    }

    private async Task<ImmutableHashSet<string>> ReadAgentsAsync(CancellationToken cancellationToken)
    {
        var agents = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        for (var offset = 0; ; offset += AgentsPerPage)
        {
            var page = await directory.ListAccountsWithRoleAsync(Roles.Agent, null, new PageRequest(offset, AgentsPerPage, []), cancellationToken);
            foreach (var account in page.Items) agents.Add(account.UserId);
            if (page.Items.Length < AgentsPerPage) return agents.ToImmutable();
        }
    }

    private static Known Look(WorkspaceSnapshot workspace, DateTimeOffset now) => new(
        workspace.SettingIsOn(BusinessHourRules.EnabledSetting), workspace.SettingText(BusinessHourRules.TypeSetting), workspace.BusinessHours,
        workspace.Departments,
        string.Join(
            ',',
            workspace.BusinessHours.Values.Where(hours => BusinessHourRules.IsOpen(hours, now))
                .Select(hours => hours.BusinessHourId).Order(StringComparer.Ordinal)));

    /// <summary>The hours that were open, and the configuration they follow from, which is compared by reference because it is immutable.</summary>
    private sealed record Known(bool IsEnabled, string Type, object Hours, object Departments, string OpenIds);
}
