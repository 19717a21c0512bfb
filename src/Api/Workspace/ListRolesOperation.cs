namespace ContactCenter.Api.Workspace;

/// <summary>Every role (contract §7.1).</summary>
internal sealed class ListRolesOperation : IOperation<NoRequest, ListRolesResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "roles.list") { ExampleResponse = new ListRolesResponse([new RoleResponse(Roles.Admin)]) };

    public Task<ListRolesResponse> RunAsync(ApiCall call, NoRequest request) =>
        Task.FromResult(new ListRolesResponse([.. Roles.All.Select(role => new RoleResponse(role))]));
}

internal sealed record ListRolesResponse(ImmutableArray<RoleResponse> Roles) : ApiResult;

/// <summary>A role: a set of permissions that users have.</summary>
internal sealed record RoleResponse([property: JsonPropertyName("_id")] string Id)
{
    public string Name => Id;

    /// <summary>"Users", always: the role holds in the whole workspace.</summary>
    public string Scope { get; } = "Users";

    /// <summary>Always empty.</summary>
    public string Description { get; } = "";

    /// <summary>True, always: roles are fixed.</summary>
    public bool Protected { get; } = true;

    /// <summary>False, always.</summary>
    public bool Mandatory2fa { get; }
}
