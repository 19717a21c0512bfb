using System.Reflection;
using System.Runtime.CompilerServices;

namespace ContactCenter.Tests.Contracts;

/// <summary>
/// Nodes of two versions talk to each other during an upgrade, so what crosses between them changes only under review. The variable
/// UPDATE_CONTRACTS=1 writes SerializedTypes.txt anew.
/// </summary>
public sealed class WireContractTests
{
    private const string Variable = "UPDATE_CONTRACTS";
    private const int ShownMax = 20;

    [Fact]
    public void Serialized_types_are_those_of_the_reviewed_file()
    {
        var (path, now) = (PathOf("SerializedTypes.txt"), SerializedTypes.Write());
        if (Environment.GetEnvironmentVariable(Variable) == "1") File.WriteAllText(path, now);
        var reviewed = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        Assert.True(reviewed == now, $"""
            The wire contract has changed. Look at the difference, then run this test with {Variable}=1:
            {Difference(reviewed, now)}
            """);
    }

    [Fact]
    public void Alias_names_every_type_and_method_that_crosses_between_nodes()
    {
        var types = SerializedTypes.Serialized().Concat(SerializedTypes.Enums()).Concat(SerializedTypes.GrainInterfaces());
        var missing = types.Concat<MemberInfo>(SerializedTypes.GrainInterfaces().SelectMany(grain => grain.GetMethods()))
            .Where(member => SerializedTypes.AliasOf(member) is null).Select(member => $"{member.DeclaringType?.Name}.{member.Name}");
        Assert.Empty(missing);
    }

    [Fact]
    public void Alias_names_one_type_and_within_an_interface_one_method()
    {
        var types = SerializedTypes.Serialized().Concat(SerializedTypes.Enums()).Concat(SerializedTypes.GrainInterfaces());
        Assert.Empty(Repeated(types));
        foreach (var grain in SerializedTypes.GrainInterfaces()) Assert.Empty(Repeated(grain.GetMethods()));
    }

    private static IEnumerable<string> Repeated(IEnumerable<MemberInfo> members) =>
        members.GroupBy(member => SerializedTypes.AliasOf(member) ?? member.Name).Where(group => group.Count() > 1).Select(group => group.Key);

    /// <summary>The lines of one side only, each below the declaration that it belongs to.</summary>
    private static string Difference(string before, string after)
    {
        var (old, now) = (Lines(before), Lines(after));
        var changed = old.Except(now).Select(line => "- " + line).Concat(now.Except(old).Select(line => "+ " + line)).Take(ShownMax);
        return string.Join('\n', changed);
    }

    private static HashSet<string> Lines(string text)
    {
        var (lines, owner) = (new HashSet<string>(StringComparer.Ordinal), "");
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!line.StartsWith(' ')) lines.Add(owner = line);
            else lines.Add($"{owner} / {line.Trim()}");
        }

        return lines;
    }

    private static string PathOf(string file, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, file);
}
