using System.Collections.Immutable;
using System.Reflection;
using ContactCenter.Journal;

namespace ContactCenter.Tests;

/// <summary>
/// Grain calls may pass their arguments by reference (DESIGN §3), so every type that crosses a grain call must be immutable, and
/// serializable for the calls that leave the process.
/// </summary>
public class GrainContractTests
{
    private static readonly ImmutableHashSet<Type> Simple =
        [typeof(string), typeof(bool), typeof(int), typeof(long), typeof(DateTimeOffset), typeof(TimeSpan)];

    public static TheoryData<string> Methods { get; } =
        [.. from type in Contracts() from method in type.GetMethods() select $"{type.FullName}.{method.Name}"];

    [Theory, MemberData(nameof(Methods))]
    public void Grain_method_takes_and_returns_only_immutable_serializable_types(string name)
    {
        var method = Contracts().SelectMany(type => type.GetMethods()).First(m => $"{m.DeclaringType!.FullName}.{m.Name}" == name);
        var problems = method.GetParameters().Select(p => p.ParameterType)
            .Append(method.ReturnType.IsGenericType ? method.ReturnType.GenericTypeArguments[0] : typeof(string))
            .SelectMany(type => Problems(type, [])).ToList();
        Assert.True(problems.Count == 0, string.Join("; ", problems));
    }

    [Theory, MemberData(nameof(Methods))]
    public void Grain_method_has_an_alias(string name)
    {
        var method = Contracts().SelectMany(type => type.GetMethods()).First(m => $"{m.DeclaringType!.FullName}.{m.Name}" == name);
        Assert.NotNull(method.GetCustomAttribute<AliasAttribute>());
        Assert.NotNull(method.DeclaringType!.GetCustomAttribute<AliasAttribute>());
    }

    private static IEnumerable<Type> Contracts() =>
        typeof(EntityId).Assembly.GetTypes().Where(type => type.IsInterface && type.IsAssignableTo(typeof(IGrainWithStringKey)));

    private static IEnumerable<string> Problems(Type type, HashSet<Type> seen)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) type = inner;
        if (Simple.Contains(type) || type.IsEnum || !seen.Add(type)) return [];
        if (type.IsGenericType && type.GetGenericTypeDefinition() is var generic
            && (generic == typeof(ImmutableArray<>) || generic == typeof(ImmutableDictionary<,>)))
            return type.GenericTypeArguments.SelectMany(argument => Problems(argument, seen));

        var problems = new List<string>();
        if (type.GetCustomAttribute<GenerateSerializerAttribute>() is null) problems.Add($"{type.Name} has no serializer");
        if (type.GetCustomAttribute<ImmutableAttribute>() is null) problems.Add($"{type.Name} is not marked immutable");
        if (type.GetCustomAttribute<AliasAttribute>() is null) problems.Add($"{type.Name} has no alias");
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.SetMethod is { } set && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(
                typeof(System.Runtime.CompilerServices.IsExternalInit)))
                problems.Add($"{type.Name}.{property.Name} can be changed");
            problems.AddRange(Problems(property.PropertyType, seen));
        }

        return problems;
    }
}
