namespace Orleans.Core
{
    /// <summary>One stored record of a grain.</summary>
    public interface IStorage
    {
        /// <summary>The version that was last read or written; null when there was none.</summary>
        string? Etag { get; }

        bool RecordExists { get; }

        Task ClearStateAsync();

        /// <exception cref="Storage.InconsistentStateException">Somebody else wrote since this activation read.</exception>
        Task WriteStateAsync();

        Task ReadStateAsync();
    }

    /// <inheritdoc/>
    public interface IStorage<TState> : IStorage
    {
        TState State { get; set; }
    }
}

namespace Orleans.Runtime
{
    /// <summary>One stored record of a grain, read before OnActivateAsync. Operations of one record run one after another.</summary>
    public interface IPersistentState<TState> : Core.IStorage<TState>;

    /// <summary>Marks the constructor parameter of a grain class that gets an <see cref="IPersistentState{TState}"/>.</summary>
    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class PersistentStateAttribute(string stateName, string? storageName = null) : Attribute
    {
        public string StateName { get; } = stateName;

        /// <summary>The key of the <see cref="Storage.IGrainStorage"/> service; null means "Default".</summary>
        public string? StorageName { get; } = storageName;
    }
}
