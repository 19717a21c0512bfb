using System.Collections.Immutable;
using ContactCenter.Entities;
using ContactCenter.Errors;
using ContactCenter.Listing;
using ContactCenter.Workspace;

namespace ContactCenter.Retention;

/// <summary>Decides on changes of retention policies, and says which conversations go by them.</summary>
public static class RetentionRules
{
    /// <summary>Saves a policy. If it lets more go than before, it begins after <see cref="RetentionLimits.Grace"/>.</summary>
    /// <param name="policy">The policy, without its times.</param>
    public static Decision<WorkspaceEntry> Save(WorkspaceSnapshot workspace, RetentionPolicy policy, DateTimeOffset now)
    {
        if (FindFault(policy) is { } fault) return fault;
        var former = workspace.Retention.GetValueOrDefault(policy.Key);
        if (former is not null && (former.Action, former.Days, former.Enabled) == (policy.Action, policy.Days, policy.Enabled))
            return Decision<WorkspaceEntry>.Nothing;
        var letsNoMoreGo = former is { Acts: true } && former.Action == policy.Action && former.Days <= policy.Days;
        var beginsAt = !policy.Acts ? now : letsNoMoreGo ? former!.BeginsAt : now + RetentionLimits.Grace;
        return new RetentionPolicySaved(policy with { BeginsAt = beginsAt, ChangedAt = now });
    }

    /// <summary>The fault of a policy, whatever departments there are; null = none.</summary>
    public static Error? FindFault(RetentionPolicy policy) => policy switch
    {
        { DepartmentId: null, Action: RetentionActions.Keep } => RetentionErrors.KeepsWorkspace,
        { Action: RetentionActions.Delete or RetentionActions.Anonymize, Days: < 1 or > RetentionLimits.DaysMax } => RetentionErrors.InvalidDays,
        _ => null,
    };

    /// <summary>The fault of a policy, also when its department does not exist; null = none.</summary>
    public static Error? FindFault(RetentionPolicy policy, WorkspaceSnapshot workspace) =>
        policy.DepartmentId is { } id && !workspace.Departments.ContainsKey(id) ? DepartmentErrors.NotFound : FindFault(policy);

    /// <summary>Removes a policy. What the workspace's then lets go in the department stays for <see cref="RetentionLimits.Grace"/>.</summary>
    public static Decision<WorkspaceEntry> Remove(WorkspaceSnapshot workspace, string? departmentId, string changedBy, DateTimeOffset now)
    {
        var former = workspace.Retention.GetValueOrDefault(departmentId ?? RetentionPolicy.WorkspaceKey);
        return former is null or { Action: RetentionActions.Inherit }
            ? RetentionErrors.PolicyNotFound
            : new RetentionPolicySaved(Removed(departmentId, changedBy, now));
    }

    public static RetentionPolicy Removed(string? departmentId, string changedBy, DateTimeOffset now) => new(
        departmentId, RetentionActions.Inherit, 0, Enabled: true, departmentId is null ? now : now + RetentionLimits.Grace, now, changedBy);

    /// <summary>The policy by which conversations of a department go now; null = they stay.</summary>
    /// <param name="departmentId">Null = those without a department. One that does not exist any more is like none.</param>
    public static RetentionPolicy? Find(WorkspaceSnapshot workspace, string? departmentId, DateTimeOffset now)
    {
        var own = departmentId is not null && workspace.Departments.ContainsKey(departmentId) ? workspace.Retention.GetValueOrDefault(departmentId) : null;
        if (own is { Action: RetentionActions.Inherit } && own.BeginsAt > now) return null;
        var policy = own is null or { Action: RetentionActions.Inherit } ? workspace.Retention.GetValueOrDefault(RetentionPolicy.WorkspaceKey) : own;
        return policy is { Acts: true } && policy.BeginsAt <= now ? policy : null;
    }

    /// <summary>What goes at a moment: each department by its own policy, all others by the workspace's.</summary>
    public static ImmutableArray<RetentionSlice> Slices(WorkspaceSnapshot workspace, DateTimeOffset now)
    {
        var own = workspace.Retention.Values.Where(policy => policy.DepartmentId is { } id && workspace.Departments.ContainsKey(id)).ToList();
        var slices = own.Where(policy => policy.Acts && policy.BeginsAt <= now).GroupBy(policy => (policy.Action, policy.Days))
            .OrderBy(group => group.Key)
            .Select(group => Slice(group.First(), [.. group.Select(policy => policy.DepartmentId!).Order(StringComparer.Ordinal)], false, now));
        if (workspace.Retention.GetValueOrDefault(RetentionPolicy.WorkspaceKey) is { Acts: true } ofAll && ofAll.BeginsAt <= now)
        {
            var others = own.Where(policy => policy.Action != RetentionActions.Inherit || policy.BeginsAt > now);
            slices = slices.Append(Slice(ofAll, [.. others.Select(policy => policy.DepartmentId!).Order(StringComparer.Ordinal)], true, now));
        }

        return [.. slices];
    }

    /// <summary>What would go now if every policy had begun.</summary>
    public static ImmutableArray<RetentionSlice> Preview(WorkspaceSnapshot workspace, DateTimeOffset now) => Slices(Begun(workspace), now);

    /// <summary>What would go now by a changed policy alone, if it had begun.</summary>
    public static ImmutableArray<RetentionSlice> Preview(WorkspaceSnapshot workspace, RetentionPolicy change, DateTimeOffset now)
    {
        var begun = Begun(workspace with { Retention = workspace.Retention.SetItem(change.Key, change) });
        if (change.DepartmentId is not { } departmentId) return [.. Slices(begun, now).Where(slice => slice.IsOfOthers)];
        return Find(begun, departmentId, now) is { } policy ? [Slice(policy, [departmentId], false, now)] : [];
    }

    public static DateTimeOffset ClosedUntil(RetentionPolicy policy, DateTimeOffset now) => now.AddDays(-policy.Days);

    private static WorkspaceSnapshot Begun(WorkspaceSnapshot workspace) => workspace with
    {
        Retention = workspace.Retention.ToImmutableDictionary(
            pair => pair.Key, pair => pair.Value with { BeginsAt = DateTimeOffset.MinValue }),
    };

    private static RetentionSlice Slice(RetentionPolicy policy, ImmutableArray<string> departmentIds, bool isOfOthers, DateTimeOffset now) =>
        new(policy.Action == RetentionActions.Anonymize, departmentIds, isOfOthers, ClosedUntil(policy, now));
}
