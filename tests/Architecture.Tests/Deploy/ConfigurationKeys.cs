using System.Reflection;
using ContactCenter.Api.Hosting;

namespace ContactCenter.Tests.Architecture.Deploy;

/// <summary>The keys that the program reads from its configuration: the properties of its settings, and those that are read one by one.</summary>
internal static class ConfigurationKeys
{
    /// <summary>Each of them stands in the program's source as it stands here, or begins with a section that does.</summary>
    private static readonly string[] SingleKeys =
    [
        "Data:Path", "Files:Folder", "Files:Adopt", "ForwardedHeaders:KnownProxies", "Console:Path", "Cors:AllowedOrigins",
        "Transcripts:Font", "Transcripts:Fonts",
    ];

    private static readonly string[] AdministratorKeys = ["Admin:Username", "Admin:Password", "Admin:Email"];

    /// <summary>The framework's own.</summary>
    private static readonly string[] FrameworkKeys = ["ASPNETCORE_HTTP_PORTS", "ConnectionStrings:ContactCenter"];

    private static readonly HashSet<string> All = new(
        [.. FrameworkKeys, .. AdministratorKeys, .. SingleKeys, .. SettingsTypes().SelectMany(type => KeysOf(Section(type)!, type))],
        StringComparer.OrdinalIgnoreCase);

    /// <param name="variable">The name of an environment variable.</param>
    public static bool Contains(string variable) => All.Contains(variable.Replace("__", ":", StringComparison.Ordinal));

    /// <summary>The keys of the lists above that no source file holds.</summary>
    public static List<string> Unread()
    {
        var files = Directory.EnumerateFiles(Path.Combine(DeployFiles.Root, "src"), "*.cs", SearchOption.AllDirectories);
        var source = string.Concat(files.Select(File.ReadAllText));
        return [.. SingleKeys.Where(key => !source.Contains($"\"{key}", StringComparison.Ordinal))];
    }

    private static IEnumerable<Type> SettingsTypes() =>
        new[] { typeof(ApiHost).Assembly }.Concat(typeof(ApiHost).Assembly.GetReferencedAssemblies()
                .Where(name => name.Name!.StartsWith("ContactCenter.", StringComparison.Ordinal)).Select(Assembly.Load))
            .SelectMany(assembly => assembly.GetTypes()).Where(type => Section(type) is not null);

    private static string? Section(Type type) => type.GetField("Section", BindingFlags.Public | BindingFlags.Static) is { IsLiteral: true } field
        ? field.GetRawConstantValue() as string
        : null;

    private static IEnumerable<string> KeysOf(string section, Type type) => type.GetProperties().Where(property => property.CanWrite).SelectMany(property =>
        property.PropertyType.Namespace!.StartsWith(nameof(ContactCenter), StringComparison.Ordinal) && property.PropertyType.IsClass
            ? KeysOf($"{section}:{property.Name}", property.PropertyType)
            : [$"{section}:{property.Name}"]);
}
