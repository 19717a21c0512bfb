using Xunit;

namespace ContactCenter.Tests;

/// <summary>A test that does something to a PostgreSQL server of its own: skipped, with the reason, where there are no binaries of it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OwnPostgresFactAttribute : FactAttribute
{
    public OwnPostgresFactAttribute() => Skip = PostgresServer.OwnSkipReason;
}
