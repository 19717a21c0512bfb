using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace ContactCenter.Tests.Architecture.Deploy;

/// <summary>The files from which the product is deployed.</summary>
internal static class DeployFiles
{
    public static string Root { get; } = FindRoot();

    public static Node Compose() => Documents(Path.Combine(Root, "docker-compose.yml")).Single();

    /// <summary>Every object of the Kubernetes folder, examples included.</summary>
    public static List<Node> Kubernetes() =>
        [.. Directory.EnumerateFiles(Path.Combine(Root, "deploy", "kubernetes"), "*.yaml").Order(StringComparer.Ordinal).SelectMany(Documents)];

    public static Node Object(string kind, string name) =>
        Kubernetes().Single(found => found["kind"].Text == kind && found["metadata"]["name"].Text == name);

    public static string Read(params string[] path) => File.ReadAllText(Path.Combine([Root, .. path]));

    private static List<Node> Documents(string path)
    {
        // Merge keys ("<<") are resolved, as compose does.
        var parser = new MergingParser(new Parser(new StringReader(File.ReadAllText(path))));
        var deserializer = new DeserializerBuilder().Build();
        var documents = new List<Node>();
        parser.Consume<StreamStart>();
        while (parser.Accept<DocumentStart>(out _)) documents.Add(new Node(deserializer.Deserialize<object>(parser)));
        return documents;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ContactCenter.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}

/// <summary>A value of a YAML file: a map, a list or a text.</summary>
internal sealed record Node(object? Value)
{
    public bool IsMissing => Value is null;

    public string Text => Value as string ?? "";

    public IEnumerable<Node> Items => Value is List<object> list ? list.Select(item => new Node(item)) : [];

    public IEnumerable<(string Key, Node Value)> Pairs =>
        Value is Dictionary<object, object> map ? map.Select(pair => ((string)pair.Key, new Node(pair.Value))) : [];

    /// <summary>Missing keys give a missing value.</summary>
    public Node this[string key] => new(Value is Dictionary<object, object> map && map.TryGetValue(key, out var found) ? found : null);
}
