using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;
using Orleans.Storage;

namespace ContactCenter.Harness;

/// <summary>One grain class: its name, its rules, and how to make instances of it.</summary>
internal sealed class GrainClass
{
    private readonly ObjectFactory _factory;
    private readonly StateParameter[] _states;

    public GrainClass(Type type, TimeSpan defaultCollectionAge)
    {
        Type = type;
        Name = NameOf(type);
        IsReentrant = type.IsDefined(typeof(ReentrantAttribute));
        var limit = type.GetCustomAttribute<CollectionAgeLimitAttribute>();
        CollectionAge = limit is null ? defaultCollectionAge : limit.AlwaysActive ? null : limit.AgeLimit;
        _states = StateParametersOf(type);
        _factory = ActivatorUtilities.CreateFactory(type, _states.Select(state => state.Type).ToArray());
    }

    public Type Type { get; }

    public string Name { get; }

    public bool IsReentrant { get; }

    /// <summary>Null: never deactivated for being idle.</summary>
    public TimeSpan? CollectionAge { get; }

    public PersistentState[] CreateStates(Activation owner) =>
        _states.Length == 0 ? [] : Array.ConvertAll(_states, parameter => parameter.Create(owner));

    public object CreateGrain(IServiceProvider services, PersistentState[] states) => _factory(services, states);

    private static string NameOf(Type type)
    {
        const string Suffix = "Grain";
        var name = type.Name.Length > Suffix.Length && type.Name.EndsWith(Suffix, StringComparison.Ordinal) ? type.Name[..^Suffix.Length] : type.Name;
        return name.ToLowerInvariant();
    }

    private static StateParameter[] StateParametersOf(Type type)
    {
        var parameters = type.GetConstructors()
            .SelectMany(constructor => constructor.GetParameters())
            .Where(parameter => parameter.IsDefined(typeof(PersistentStateAttribute)))
            .ToArray();
        // The states are handed over by type: two records of the same type would be told apart by their order, which holds as long
        // as there is one constructor.
        if (parameters.Length > 0 && type.GetConstructors().Length > 1)
            throw new NotSupportedException($"{type}: a grain class with persistent state has one constructor.");
        return Array.ConvertAll(parameters, parameter => new StateParameter(parameter));
    }

    private sealed class StateParameter(ParameterInfo parameter)
    {
        private readonly PersistentStateAttribute _attribute = parameter.GetCustomAttribute<PersistentStateAttribute>()!;
        private readonly Type _implementation = typeof(PersistentState<>).MakeGenericType(parameter.ParameterType.GetGenericArguments());

        public Type Type => parameter.ParameterType;

        public PersistentState Create(Activation owner)
        {
            var storage = owner.ActivationServices.GetRequiredKeyedService<IGrainStorage>(_attribute.StorageName ?? "Default");
            return (PersistentState)Activator.CreateInstance(_implementation, owner.GrainId, _attribute.StateName, storage)!;
        }
    }
}
