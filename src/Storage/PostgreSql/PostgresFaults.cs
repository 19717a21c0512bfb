using ContactCenter.Storage.Connections;
using Npgsql;

namespace ContactCenter.Storage.PostgreSql;

/// <summary>Says in one sentence why PostgreSQL cannot be used as it is configured, without what may be secret in the connection string.</summary>
internal static class PostgresFaults
{
    private const string Setting = "ConnectionStrings:ContactCenter";

    /// <exception cref="DatabaseRefusedException">It is no connection string, or names no host.</exception>
    public static void Check(string connectionString)
    {
        NpgsqlConnectionStringBuilder read;
        try
        {
            read = new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            // The text may hold a password that was not put in quotes, so no part of it is repeated.
            throw new DatabaseRefusedException(
                $"{Setting} cannot be read. It looks like Host=localhost;Database=contactcenter;Username=contactcenter;Password=... "
                + "(no URL; a value that holds a semicolon stands in quotes).", unreadable);
        }

        if (string.IsNullOrWhiteSpace(read.Host)) throw new DatabaseRefusedException($"{Setting} names no Host.");
    }

    public static string Explain(Exception fault, string connectionString)
    {
        var read = new NpgsqlConnectionStringBuilder(connectionString);
        var (user, database) = (read.Username ?? Environment.UserName, read.Database ?? read.Username ?? Environment.UserName);
        return fault switch
        {
            PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } refused =>
                $"PostgreSQL refuses user '{user}' ({refused.MessageText}): correct Username and Password in {Setting}.",
            PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } =>
                $"PostgreSQL has no database '{database}': create it, or correct Database in {Setting}.",
            PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } refused =>
                $"The role '{user}' may not make the tables in database '{database}' ({refused.MessageText}): make it the owner of the database, "
                + "or grant it CREATE on the database and on its schema public.",
            PostgresException refused => $"PostgreSQL refuses to prepare database '{database}' ({refused.MessageText}).",
            NpgsqlException { InnerException: System.Security.Authentication.AuthenticationException } refused =>
                $"PostgreSQL at {read.Host}:{read.Port} cannot be reached by TLS ({Reason(refused)}): correct SSL Mode and Root Certificate in {Setting}.",
            _ => $"PostgreSQL does not answer at {read.Host}:{read.Port} ({Reason(fault)}): start it, or correct Host and Port in {Setting}.",
        };
    }

    private static string Reason(Exception fault) => (fault.InnerException ?? fault).Message.TrimEnd('.');
}
