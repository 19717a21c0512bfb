using ContactCenter.Accounts;
using ContactCenter.Directory;
using ContactCenter.Entities;
using ContactCenter.Workspace;
using System.Text.Json;
using ContactCenter.Journal;

namespace ContactCenter.Agents;

/// <summary>
/// Tells agents when their business hours begin or end. Agents are asked only when some hours did, or the configuration changed, and once
/// after the start of the process: in between a run looks at a few clocks.
/// </summary>
public sealed class BusinessHourUpkeep(
    IGrainFactory grains, IDirectory directory, IWorkspaceConfiguration workspace, TimeProvider time) : IUpkeep
{
    private const int AgentsPerPage = 200;

    private Known? _known;

    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        var current = Look(workspace.Current, time.GetUtcNow());
        if (current == _known) return;
        if (_known is not null || current.IsEnabled) await TellAgentsAsync(cancellationToken);
        _known = current;
    }

    private async Task TellAgentsAsync(CancellationToken cancellationToken)
    {
        for (var offset = 0; ; offset += AgentsPerPage)
        {
            var page = await directory.ListAccountsWithRoleAsync(Roles.Agent, null, new PageRequest(offset, AgentsPerPage, []), cancellationToken);
            foreach (var document in page.Items)
                await grains.GetGrain<IAgentGrain>(JsonSerializer.Deserialize<AccountView>(document, JournalJson.Options)!.UserId).FollowHours();
            if (page.Items.Length < AgentsPerPage) return;
        }
    }

    private static Known Look(WorkspaceSnapshot workspace, DateTimeOffset now) => new(
        workspace.SettingIsOn(BusinessHourRules.EnabledSetting), workspace.SettingText(BusinessHourRules.TypeSetting), workspace.BusinessHours,
        workspace.Departments,
        string.Join(
            ',',
            workspace.BusinessHours.Values.Where(hours => BusinessHourRules.IsOpen(hours, now))
                .Select(hours => hours.BusinessHourId).Order(StringComparer.Ordinal)));

    /// <summary>Which hours were open, and by which configuration: compared by reference, since configurations are immutable.</summary>
    private sealed record Known(bool IsEnabled, string Type, object Hours, object Departments, string OpenIds);
}
