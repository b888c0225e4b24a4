/** Why a run of Exchange Setup failed: failure signatures, and the diagnosis that they give. */
package dev.cupreflight.diagnose;
