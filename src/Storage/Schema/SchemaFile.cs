using System.Globalization;
using System.Reflection;

namespace ContactCenter.Storage.Schema;

/// <summary>
/// One version of the schema: <c>Schema/{database}/{version}_{name}.sql</c>, embedded. Never changed once it was released.
/// </summary>
internal sealed record SchemaFile(int Version, string Name, string Sql)
{
    /// <summary>All versions for a database ("PostgreSql", "Sqlite"), in order and without gaps.</summary>
    public static IReadOnlyList<SchemaFile> All(string database)
    {
        var assembly = typeof(SchemaFile).Assembly;
        var prefix = $"{nameof(ContactCenter)}.Schema.{database}.";
        var files = assembly.GetManifestResourceNames()
            .Where(resource => resource.StartsWith(prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(resource => Read(assembly, resource, resource[prefix.Length..]))
            .ToArray();
        for (var i = 0; i < files.Length; i++)
        {
            if (files[i].Version != i + 1) throw new InvalidOperationException($"Schema file {i + 1} of {database} is missing.");
        }

        return files;
    }

    private static SchemaFile Read(Assembly assembly, string resource, string fileName)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        var parts = Path.GetFileNameWithoutExtension(fileName).Split('_', 2);
        return new SchemaFile(int.Parse(parts[0], CultureInfo.InvariantCulture), parts[1], reader.ReadToEnd());
    }
}
