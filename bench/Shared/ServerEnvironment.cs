namespace ContactCenter.Driving;

/// <summary>The environment variables with which a server is started.</summary>
public static class ServerEnvironment
{
    public const string AdminUsername = "admin";
    public const string AdminPassword = "an administrator for an hour";

    /// <param name="dataPath">The folder of its SQLite database, and of whatever else it keeps.</param>
    /// <param name="connectionString">Its PostgreSQL database; null = SQLite.</param>
    public static Dictionary<string, string> Create(string dataPath, string? connectionString)
    {
        var environment = new Dictionary<string, string>
        {
            ["Data__Path"] = dataPath,
            ["Admin__Username"] = AdminUsername,
            ["Admin__Password"] = AdminPassword,
            ["Admin__Email"] = "admin@example.com",
            ["RateLimit__Enabled"] = "false",
            ["Logging__LogLevel__Default"] = "Warning",
            ["DOTNET_ENVIRONMENT"] = "Production",
        };
        if (connectionString is not null) environment["ConnectionStrings__ContactCenter"] = connectionString;
        return environment;
    }
}
