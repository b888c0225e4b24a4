package dev.cupreflight.facts;

/**
 * What a rule pack knows about Exchange besides its rules. It ages.
 *
 * @param releases the releases
 * @param platforms what they demand of Windows and of other software
 * @param iis what Exchange puts into IIS
 */
public record Knowledge(Releases releases, Platforms platforms, IisLayouts iis) {}
