namespace ContactCenter.Tests.Processes;

/// <summary>A database that a version of the future has upgraded.</summary>
internal static class NewerSchema
{
    public const string Sql = """
        create table schema_version (version integer primary key, name text not null, applied_at text not null);
        insert into schema_version values (9999, 'of the future', '2099-01-01T00:00:00Z');
        """;
}
