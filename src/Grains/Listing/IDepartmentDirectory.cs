using System.Collections.Immutable;
using ContactCenter.Workspace;

namespace ContactCenter.Listing;

/// <summary>Finds departments and who is in them.</summary>
public interface IDepartmentDirectory
{
    /// <summary>By id, or by exact name.</summary>
    Task<DepartmentView?> FindDepartmentAsync(string idOrName, CancellationToken cancellationToken = default);

    Task<ImmutableArray<DepartmentView>> ListDepartmentsAsync(CancellationToken cancellationToken = default);

    Task<ImmutableArray<string>> ListDepartmentIdsOfAgentAsync(string agentId, CancellationToken cancellationToken = default);
}
