using System.Collections.Immutable;

namespace ContactCenter.Workspace;

/// <param name="I18n">The standard name.</param>
/// <param name="Name">The name that the workspace gave it; null = the standard name.</param>
/// <param name="SortItem">1 (highest) to 5.</param>
public sealed record PriorityView(string PriorityId, string I18n, string? Name, int SortItem)
{
    public bool IsDirty => Name is not null;
}

/// <summary>The five priorities of the contract (§3.7): always there, only their names change.</summary>
public static class PriorityCatalog
{
    private static readonly ImmutableArray<(string Id, string Name, int SortItem)> All =
    [
        ("000000000000000000000001", "Highest", 1), ("000000000000000000000002", "High", 2), ("000000000000000000000003", "Medium", 3),
        ("000000000000000000000004", "Low", 4), ("000000000000000000000005", "Lowest", 5),
    ];

    public static IEnumerable<PriorityView> Of(WorkspaceSnapshot workspace) =>
        All.Select(one => new PriorityView(one.Id, one.Name, workspace.PriorityNames.GetValueOrDefault(one.Id), one.SortItem));

    /// <summary>The priority; null = there is no such one.</summary>
    public static PriorityView? Find(WorkspaceSnapshot workspace, string priorityId) =>
        Of(workspace).FirstOrDefault(priority => priority.PriorityId == priorityId);
}
