namespace ContactCenter.Api.Identity;

/// <summary>The condition under which a caller may call an operation.</summary>
public sealed record Access
{
    private Access(AccessKind kind, ImmutableArray<string> permissions)
    {
        Kind = kind;
        Permissions = permissions;
    }

    /// <summary>Anybody: a visitor's token in the input is the credential, or none is needed.</summary>
    public static Access Public { get; } = new(AccessKind.Public, []);

    /// <summary>A visitor, whose token is the credential; refused when its address is blocked.</summary>
    public static Access Visitor { get; } = new(AccessKind.Public, []) { IsVisitors = true };

    /// <summary>A machine that has one of the workspace's secrets, and signs what it sends: nobody's sign-in.</summary>
    public static Access Signed { get; } = new(AccessKind.Public, []) { IsSigned = true };

    /// <summary>Any signed-in user.</summary>
    public static Access SignedIn { get; } = new(AccessKind.AllOf, []);

    public AccessKind Kind { get; }
    public bool IsVisitors { get; private init; }
    public bool IsSigned { get; private init; }
    public ImmutableArray<string> Permissions { get; }

    public static Access AllOf(params string[] permissions) => new(AccessKind.AllOf, [.. permissions]);

    public static Access AnyOf(params string[] permissions) => new(AccessKind.AnyOf, [.. permissions]);
}

public enum AccessKind
{
    Public,
    AllOf,
    AnyOf,
}

/// <summary>The one place where permissions are decided, from this node's copy of the configuration (contract §7.2).</summary>
public sealed class AccessControl(IWorkspaceConfiguration workspace)
{
    public bool May(Caller caller, string permission) => workspace.Current.Allows(caller.Roles, permission);

    /// <summary>Whoever could set an administrator's password could be that administrator: only an administrator may.</summary>
    /// <exception cref="ContactCenterException">The caller may not.</exception>
    public void CheckMayChange(Caller caller, AccountView account)
    {
        if (account.Roles.Contains(Roles.Admin) && !caller.Roles.Contains(Roles.Admin)) throw new ContactCenterException(CommonErrors.Unauthorized);
    }

    /// <summary>Whoever could make an administrator would be one.</summary>
    /// <param name="roles">The roles that are given.</param>
    /// <exception cref="ContactCenterException">The caller may not.</exception>
    public void CheckMayGive(Caller caller, IEnumerable<string> roles)
    {
        if (roles.Contains(Roles.Admin) && !caller.Roles.Contains(Roles.Admin)) throw new ContactCenterException(CommonErrors.Unauthorized);
    }

    public bool May(Caller caller, Access access) => access.Kind switch
    {
        AccessKind.Public => true,
        AccessKind.AllOf => access.Permissions.All(permission => May(caller, permission)),
        _ => access.Permissions.Any(permission => May(caller, permission)),
    };
}
