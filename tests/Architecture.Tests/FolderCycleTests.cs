using Mono.Cecil;

namespace ContactCenter.Tests.Architecture;

/// <summary>Inside a project, folders are parts of the domain and form no cycle (DESIGN §2). A folder is a namespace.</summary>
public sealed class FolderCycleTests
{
    private const int UsesShown = 8;

    [Theory]
    [InlineData("Contracts")]
    [InlineData("Grains")]
    [InlineData("Storage")]
    [InlineData("Integrations")]
    [InlineData("Silo")]
    [InlineData("Api")]
    public void Folders_of_a_project_form_no_cycle(string project)
    {
        using var module = ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, $"ContactCenter.{project}.dll"));
        var uses = TypeUses.Read(module);

        var knots = Knots.Find(uses.Select(use => (use.From, use.To)));

        Assert.True(knots.Count == 0, string.Join("\n\n", knots.Select(knot => Describe(knot, uses))));
    }

    [Fact]
    public void Cycle_between_folders_is_found_and_named()
    {
        TypeUse[] uses = [new("A", "B", "Room", "Desk"), new("B", "C", "Desk", "Lamp"), new("C", "A", "Lamp", "Room"), new("C", "D", "Lamp", "Plug")];

        var knot = Assert.Single(Knots.Find(uses.Select(use => (use.From, use.To))));

        Assert.Equal(["A", "B", "C"], knot.Order());
        Assert.Contains("C -> A: Lamp uses Room", Describe(knot, uses), StringComparison.Ordinal);
        Assert.DoesNotContain("Plug", Describe(knot, uses), StringComparison.Ordinal);
    }

    private static string Describe(IReadOnlyCollection<string> knot, IReadOnlyList<TypeUse> uses) =>
        $"Folders in a cycle: {string.Join(", ", knot.Order())}\n" + string.Join("\n", uses
            .Where(use => knot.Contains(use.From) && knot.Contains(use.To))
            .GroupBy(use => (use.From, use.To))
            .OrderBy(arrow => arrow.Count())
            .Select(arrow => $"  {arrow.Key.From} -> {arrow.Key.To}: "
                + string.Join(", ", arrow.Take(UsesShown).Select(use => $"{use.User} uses {use.Used}"))
                + (arrow.Count() > UsesShown ? $" and {arrow.Count() - UsesShown} more" : "")));
}
